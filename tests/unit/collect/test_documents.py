"""Papers and files of a round: what stands in them, and that what is filled in comes back unchanged."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pyxform.xls2xform import convert

from oppna.catalogue.load import edition_ids
from oppna.catalogue.prepared import Prepared, prepare
from oppna.collect.documents.filled import MAX_COLUMNS, Filled, read_filled
from oppna.collect.documents.form_docx import part_form_docx
from oppna.collect.documents.form_xlsx import part_form_xlsx
from oppna.collect.documents.guide import guide_docx
from oppna.collect.documents.outline import part_of, sections
from oppna.collect.documents.paper import SYNTHETIC
from oppna.collect.documents.receipt import Receipt, receipt_pdf
from oppna.collect.documents.xlsform import UNIT, part_xlsform
from oppna.collect.form.pages import pages_of
from oppna.collect.form.round_dates import Dates
from oppna.errors import Refused
from oppna.model.questionnaire import Question

PARTS = [
    (edition, part.id)
    for edition in edition_ids()
    if prepare(edition).rules.indicators
    for part in prepare(edition).edition.questionnaire.parts
]
UNIT_CODE = "0180"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare("2018-bou")


def put(prepared: Prepared, part: str) -> list[Question]:
    return [prepared.edition.question(id) for page in pages_of(prepared, part) for id in page.questions]


def any_answer(question: Question) -> st.SearchStrategy[str]:
    if question.kind == "val":
        return st.sampled_from([option.answer for option in question.options if option.offered])
    if question.kind == "tal":
        return st.decimals(0, 998, places=2).map(str) | st.just("999")
    return st.sampled_from(["=1+1", 'Åtgärd, "citat"; mer', "001", "1,5 timme", "@SUM(A1)"])


@pytest.mark.parametrize(("edition", "part"), PARTS)
def test_the_printable_form_has_every_question_and_a_box_for_every_option(edition: str, part: str) -> None:
    ready = prepare(edition)
    document = docx.Document(io.BytesIO(part_form_docx(ready, part)))
    runs = [element.text or "" for element in document.element.body.iter(f"{W}t")]
    text = "\n".join(runs)
    boxes = sum(1 for _ in document.element.body.iter(f"{W14}checkbox"))
    questions = put(ready, part)
    for question in questions:
        assert question.wording in text and question.item in text
    options = sum(sum(option.offered for option in question.options) for question in questions)
    assert boxes >= options
    for definition in {id for question in questions for id in question.definitions}:
        term = next(one.term for one in ready.edition.questionnaire.definitions if one.id == definition)
        assert runs.count(f"{term}: ") == 1


def test_word_tables_have_header_rows_and_swedish(prepared: Prepared) -> None:
    document = docx.Document(io.BytesIO(part_form_docx(prepared, "G")))
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert document.core_properties.language == "sv-SE"
    assert 'w:val="sv-SE"' in document.styles["Normal"].element.xml
    names = [element.get(f"{W}val") for element in document.element.body.iter(f"{W}alias")]
    assert all(names) and any("Ekonomiskt bistånd: Ja" in name for name in names)


def test_the_same_document_twice_is_the_same_bytes(prepared: Prepared) -> None:
    assert part_form_docx(prepared, "B") == part_form_docx(prepared, "B")
    assert part_form_xlsx(prepared, "B", UNIT_CODE) == part_form_xlsx(prepared, "B", UNIT_CODE)
    assert part_xlsform(prepared, "B") == part_xlsform(prepared, "B")


def test_what_is_made_up_says_so(prepared: Prepared) -> None:
    for paper in (part_form_docx(prepared, "V", synthetic=True), guide_docx(prepared, DAYS, synthetic=True)):
        assert SYNTHETIC in docx.Document(io.BytesIO(paper)).paragraphs[0].text
    sheet = openpyxl.load_workbook(io.BytesIO(part_form_xlsx(prepared, "V", UNIT_CODE, synthetic=True)))["Svar"]
    assert SYNTHETIC in str(sheet["A1"].value)
    assert SYNTHETIC in "".join(page.extract_text() for page in pdf_of(prepared, synthetic=True).pages)


DAYS = Dates(date(2018, 1, 24), date(2018, 3, 21), (), date(2018, 4, 3), date(2018, 4, 12))


def test_the_guide_tells_days_parts_checks_and_terms(prepared: Prepared) -> None:
    document = docx.Document(io.BytesIO(guide_docx(prepared, DAYS)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"24 januari 2018", "21 mars 2018", "3 april 2018", "12 april 2018", "ska besvaras av alla"} <= set(cells)
    assert {check.id for check in prepared.edition.questionnaire.checks} <= set(cells)
    without = docx.Document(io.BytesIO(guide_docx(prepare("2015-bou"), Dates(date(2015, 1, 1), date(2015, 2, 1)))))
    assert "Öppnas igen för rättelser" not in [cell.text for row in without.tables[0].rows for cell in row.cells]


def pdf_of(prepared: Prepared, *, synthetic: bool = False) -> PdfReader:
    answers = {"B1": "12.5", "B2": "999", "B3": "Ja", "B4_2_vilken": "#strong[x] *y* $z$"}
    receipt = Receipt(
        "2018-0180-B-1", "Älvsbyn", "B", "Omgång 2018", "1 mars 2018", "Åsa Öberg", "ab" * 32, answers, synthetic
    )
    assert receipt_pdf(prepared, receipt) == receipt_pdf(prepared, receipt)
    return PdfReader(io.BytesIO(receipt_pdf(prepared, receipt)))


def test_the_receipt_is_a_tagged_pdf_of_what_was_sent(prepared: Prepared) -> None:
    pdf = pdf_of(prepared)
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for told in ("2018-0180-B-1", "Älvsbyn", "Åsa Öberg", "12,5 årsarbetare", "kan inte lämna uppgift (999)"):
        assert told in text
    assert "#strong[x] *y* $z$" in text  # what a person wrote is never markup
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"].startswith("sv")
    assert SYNTHETIC not in text


@pytest.mark.parametrize(("edition", "part"), PARTS)
def test_xlsform_is_taken_by_pyxform_without_a_warning(edition: str, part: str) -> None:
    ready = prepare(edition)
    found = convert(io.BytesIO(part_xlsform(ready, part)), validate=False, file_type=".xlsx")
    assert not found.warnings
    for question in put(ready, part):
        assert f'/{question.id}"' in found.xform
    routed = [question for question in put(ready, part) if question.asked_if]
    assert found.xform.count("relevant=") == len(routed)


def test_hard_checks_stop_an_xlsform_too(prepared: Prepared) -> None:
    xform = convert(io.BytesIO(part_xlsform(prepared, "B")), validate=False, file_type=".xlsx").xform
    assert xform.count("constraint=") == 3
    assert "Handläggarna med socionomexamen (B1a) är fler än alla handläggare (B1)." in xform


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_is_filled_in_comes_back(data: st.DataObject) -> None:
    edition, part = data.draw(st.sampled_from(PARTS))
    questions = put(prepare(edition), part)
    chosen = data.draw(st.lists(st.sampled_from(questions), min_size=1, unique_by=lambda one: one.id))
    answers = {question.id: data.draw(any_answer(question)) for question in chosen}
    sheet = part_form_xlsx(prepare(edition), part, UNIT_CODE, answers=answers)
    assert read_filled(sheet, "svar.xlsx", questions, UNIT_CODE) == Filled(answers)
    columns = [UNIT, *(f"sida_1/{id}" for id in answers)]
    assert read_filled(workbook([columns, [UNIT_CODE, *answers.values()]]), "odk.xlsx", questions, UNIT_CODE) == Filled(
        answers
    )


def workbook(rows: list[list[str]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    return target.getvalue()


def test_numbers_typed_in_excel_comments_and_reasons(prepared: Prepared) -> None:
    book = openpyxl.load_workbook(io.BytesIO(part_form_xlsx(prepared, "B", UNIT_CODE, last={"B1": "11"})))
    sheet = book["Svar"]
    row = next(row for row in sheet.iter_rows(min_row=6) if row[0].value == "B1")
    assert row[8].value == "11"
    row[4].value, row[6].value = 12.5, "Räknat i januari"
    two = next(row for row in sheet.iter_rows(min_row=6) if row[0].value == "B2")
    two[4].value, two[7].value = 999, "Vet inte"
    target = io.BytesIO()
    book.save(target)
    read = read_filled(target.getvalue(), "b.xlsx", put(prepared, "B"), UNIT_CODE)
    assert read == Filled({"B1": "12.5", "B2": "999"}, {"B1": "Räknat i januari"}, {"B2": "Vet inte"})


def faults(content: bytes, name: str, prepared: Prepared, part: str = "B") -> list[str]:
    with pytest.raises(Refused) as refused:
        read_filled(content, name, put(prepared, part), UNIT_CODE)
    return [str(problem) for problem in refused.value.problems]


def test_all_faults_of_a_file_at_once(prepared: Prepared) -> None:
    header = ["Nr", "Svar"]
    rows = [["Objekt", "1280"], header, ["B1", "tolv"], ["B3", "Kanske"], ["G1", "Ja"], ["B2", "1"], ["B2", "2"]]
    told = faults(workbook(rows), "fel.xlsx", prepared)
    assert told == [
        "fel.xlsx rad 1: filen gäller ”1280”, inte 0180; ladda upp er egen fil.",
        "fel.xlsx rad 3: ”tolv” kan inte användas på B1: det ska vara ett tal, till exempel 12.5.",
        "fel.xlsx rad 4: ”Kanske” är inget av svaren på B3. Välj ”Ja”, ”Nej”.",
        "fel.xlsx rad 5: ”G1” är ingen fråga i den här delen; ta bort raden.",
        "fel.xlsx rad 7: B2 är besvarad två gånger; behåll en rad.",
    ]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"inget kalkylark", "a.xlsx", "går inte att läsa som kalkylark"),
        (b"PK\x03\x04trasig", "a.xlsx", "går inte att läsa som kalkylark"),
        ("objekt;B1\n0180;5".encode("utf-16"), "a.csv", "inte sparad som UTF-8"),
        (b"", "a.csv", "saknar kolumnen objekt"),
        (b"objekt,B1\n", "a.csv", "ska ha en rad med svar men har 0"),
        (b"objekt,B1\n0180,1\n0180,2\n", "a.csv", "ska ha en rad med svar men har 2"),
        (b"objekt,B1\n0180,\n", "a.csv", "filen har inga svar"),
        (b"namn,B1\nx,1\n", "a.csv", "saknar kolumnen objekt"),
        (b"," * (MAX_COLUMNS + 1), "a.csv", "kolumner; välj rätt fil"),
    ],
)
def test_a_file_that_is_something_else(content: bytes, name: str, told: str, prepared: Prepared) -> None:
    (sentence,) = faults(content, name, prepared)
    assert told in sentence and sentence.startswith(name)


def test_a_csv_with_semicolons_as_excel_saves_it(prepared: Prepared) -> None:
    content = "\ufeffobjekt;sida_1-B1;B3\n0180;12,5;ja\n".encode()
    assert read_filled(content, "a.csv", put(prepared, "B"), UNIT_CODE).answers == {"B1": "12.5", "B3": "Ja"}


def test_sections_follow_the_pages_and_tell_a_term_once(prepared: Prepared) -> None:
    found = sections(prepared, "G")
    assert [section.heading for section in found] == [page.title for page in pages_of(prepared, "G")]
    terms = [definition.id for section in found for definition in section.definitions]
    assert len(terms) == len(set(terms))
    assert part_of(prepared, "G").name == "Gemensam del"
    with pytest.raises(KeyError):
        part_of(prepared, "X")


def test_documents_read_nothing_but_their_own_template() -> None:
    folder = Path(__file__).parents[3] / "oppna/collect/documents"
    assert [path.name for path in folder.glob("*.typ")] == ["receipt.typ"]
