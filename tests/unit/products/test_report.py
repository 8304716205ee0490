"""Reports: the same content as PDF and Word, whole on paper, labelled on every page, the same bytes every time."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import docx
import pypdf
import pytest
import typst

from oppna.disseminate.letters import printable
from oppna.disseminate.report import FORMS
from oppna.disseminate.report.nouns import (
    LYING,
    Block,
    Box,
    Grid,
    Heading,
    Picture,
    Points,
    Report,
    Terms,
    Text,
)
from oppna.disseminate.report.pieces import pieces
from oppna.model.codes import SYNTHETIC

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
TABLE = Grid(
    ("Indikator", "Åby", "Riket"),
    (
        ("Trygghet", ((Box("Plan <finns> & följs #1 *upp* = [x]"), Box("Ja ✓", "ok", strong=True), Box("37 %")),)),
        ("Tillgänglighet", ((Box("Jour"), Box("Nej ✕", "error"), Box("visas inte")), (Box("Brott i serien"),))),
    ),
    (),
)


def report(*blocks: Block, synthetic: str = "SYNTETISKA SVAR – påhittat") -> Report:
    return Report(
        "Åby",
        "Kommun. Version 1.0.",
        synthetic,
        "Åby har Ja på 1.",
        (("Län", "Södra"),),
        blocks,
        "Fot",
        "http://x/åby/",
    )


WHOLE = report(
    Heading("Det här sticker ut"),
    Points((("Ja på ett.", "Ett svar."),)),
    Text("Dämpat.", quiet=True),
    Terms((("ok", "Ja ✓", "Grönt."), ("", "prövas inte", "Ett tal."))),
    Heading("Tabell"),
    TABLE,
    Picture(SVG, PNG, "En stapel", "Bildtext"),
)


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


def word_cells(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(content)).tables[0].rows]


def test_both_say_everything() -> None:
    said = pdf_text(FORMS["pdf"][1](WHOLE))
    for text in (
        "Åby har Ja på 1.",
        "Ja på ett.",
        "Dämpat.",
        "prövas inte",
        "Plan <finns> & följs #1 *upp* = [x]",
        "37 %",
    ):
        assert text in said
    cells = word_cells(FORMS["docx"][1](WHOLE))
    assert cells[0] == ["Indikator", "Åby", "Riket"]
    assert cells[2] == ["Plan <finns> & följs #1 *upp* = [x]", "Ja ✓", "37 %"]
    assert cells[4][1:] == ["Nej ✕", "visas inte"] and cells[5] == ["Brott i serien"] * 3


@pytest.mark.parametrize("kind", FORMS)
def test_the_same_content_is_the_same_file(kind: str) -> None:
    assert FORMS[kind][1](WHOLE) == FORMS[kind][1](WHOLE)


def test_every_page_of_made_up_answers_says_so_and_where_it_is_from() -> None:
    long = report(*(Text(f"Stycke {number}") for number in range(200)))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(FORMS["pdf"][1](long))).pages]
    assert len(pages) > 2
    assert all(SYNTHETIC in page and "Fot" in page and "http://x/åby/" in page for page in pages)
    assert all(f"Sida {number} av {len(pages)}" in page for number, page in enumerate(pages, 1))
    section = docx.Document(io.BytesIO(FORMS["docx"][1](long))).sections[0]
    assert section.header.paragraphs[0].text == SYNTHETIC
    assert "Fot" in section.footer.paragraphs[0].text and "http://x/åby/" in section.footer.paragraphs[0].text


def test_real_answers_are_not_said_to_be_made_up() -> None:
    real = report(Text("Ett stycke"), synthetic="")
    assert SYNTHETIC not in pdf_text(FORMS["pdf"][1](real))
    assert docx.Document(io.BytesIO(FORMS["docx"][1](real))).sections[0].header.paragraphs[0].text == ""


def test_the_word_file_is_for_whoever_has_it_read_aloud() -> None:
    content = FORMS["docx"][1](WHOLE)
    package = zipfile.ZipFile(io.BytesIO(content))
    body, styles = package.read("word/document.xml").decode(), package.read("word/styles.xml").decode()
    assert 'w:val="sv-SE"' in styles and "<w:tblHeader" in body and 'descr="En stapel"' in body
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title.startswith("Åby") and document.core_properties.language == "sv-SE"
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        "Det här sticker ut",
        "Tabell",
    ]


def test_the_pdf_is_tagged_and_titled() -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(FORMS["pdf"][1](WHOLE))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith("sv")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_marks_are_shown_also_where_no_font_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = typst.compile
    monkeypatch.setattr(typst, "compile", lambda *given, **named: bare(*given, **named, ignore_system_fonts=True))
    said = pdf_text(FORMS["pdf"][1](report(TABLE)))
    assert "Ja ✓" in said and "Nej ✕" in said and "Åby" in said


def broad(columns: int) -> Grid:
    names = ("Indikator", *(f"Kommunen {number}" for number in range(columns)))
    rows = ((Box("Plan"), *(Box(f"{number} %") for number in range(columns))), (Box("Ett brott"),))
    return Grid(names, (("", rows),))


def test_a_broad_table_lies_down_and_a_broader_one_comes_in_pieces_that_miss_nothing() -> None:
    assert not report(broad(3)).lies and report(broad(12)).lies
    assert pieces(broad(3)) == [broad(3)]
    parts = pieces(broad(40))
    assert len(parts) > 1
    assert [name for part in parts for name in part.columns[1:]] == list(broad(40).columns[1:])
    assert all(part.sections[0][1][0][0].text == "Plan" and len(part.sections[0][1][1]) == 1 for part in parts)
    assert all(sum(part.widths(LYING)) <= LYING for part in parts)


def test_a_column_has_room_for_its_longest_word() -> None:
    grid = Grid(("Indikator", "Handläggarnas"), (("", ((Box("Kort"), Box("Socialpsykiatrin")),)),))
    assert grid.widths(LYING)[1] >= len("Socialpsykiatrin")


@pytest.mark.parametrize("kind", FORMS)
def test_what_no_paper_can_hold_is_left_out(kind: str) -> None:
    """A group's name comes from an address, and may be anything."""
    odd = "a\x00b\x0bc\x1f<w:t>]]>&amp;\\u{41} #let x = 1\ufffe 🙂 漢 a\u030a \u0335 \ufb01"
    told = report(
        Heading(odd),
        Text(odd),
        Points(((odd, odd),)),
        Terms((("ok", odd, odd),)),
        Grid((odd, odd), ((odd, ((Box(odd), Box(odd)),)),)),
    )
    content = FORMS[kind][1](told)
    said = pdf_text(content) if kind == "pdf" else str(word_cells(content))
    assert "#let x = 1" in said and "<w:t>]]>&amp;" in said


def test_a_large_word_table_is_quick() -> None:
    """4 000 cells: set one by one they took four seconds."""
    rows = tuple((Box(f"Rad {number}"), *(Box("Nej ✕", "error"),) * 10) for number in range(400))
    begun = time.process_time()
    FORMS["docx"][1](report(Grid(("Rad", *map(str, range(10))), (("", rows),))))
    assert time.process_time() - begun < 1.5


def test_every_letter_that_is_let_through_is_in_the_fonts_that_come_with_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = "".join(chr(code) for code in range(0x20, 0x3000) if printable(chr(code)) == chr(code))
    assert len(every) > 800
    bare = typst.compile
    monkeypatch.setattr(typst, "compile", lambda *given, **named: bare(*given, **named, ignore_system_fonts=True))
    FORMS["pdf"][1](report(Text(" ".join(every))))
    assert printable("å🙂") == "å□" and printable("a\u030a") == "å"
