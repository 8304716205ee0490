"""Edition 2019: what SKL's page on the round says [003], nothing more, as definitions, release and workbook."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from oppna.__main__ import main
from oppna.catalogue.describe import NOT_STATED, describe
from oppna.catalogue.load import load_edition
from oppna.errors import EXIT_OK, Refused
from oppna.interchange.folder import receive
from oppna.model.codes import NATION, Level, MeasureUnit, Status
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, PublishedOnly
from oppna.release.content import Release
from oppna.release.head import Statement
from oppna.release.published import published_file, release_of_published
from oppna.release.read import read_release
from oppna.release.verify import verify

EDITION = "2019-bou"
STATED = Statement(version="1.0", date="2019-11-21", approver="Karin Ek")

PRINTED = {
    "fortbildning_vald": (17, "över 90 procent", None),
    "rutin_sip": (18, "Drygt hälften", None),
    "uppfattning_myndighet": (19, "nästan 40 procent", None),
    "uppfattning_utforare": (19, "26 procent", "0.260000"),
    "delaktig_utredning": (20, "endast på kommunnivå", None),
    "uppfoljning_dygnsvard": (24, "12 procent", "0.120000"),
    "uppfoljning_oppenvard": (25, "15 procent", "0.150000"),
    "BM_kan_folja_delaktighet": (26, "17 stycken", "17"),
}
"""Indicator → the line of 003 that gives it, the words there, and the figure where the words are one."""

APPROXIMATE = {
    "fortbildning_vald": "över 90 procent",
    "rutin_sip": "drygt hälften",
    "uppfattning_myndighet": "nästan 40 procent",
}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(EDITION)


@pytest.fixture(scope="module")
def release() -> Release:
    return release_of_published(STATED, EDITION, published_file(EDITION))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the imported release, and the workbook beside it, made by the commands themselves."""
    folder = tmp_path_factory.mktemp("2019")
    stated = ["--version", "1.0", "--date", "2019-11-21", "--approved-by", "Karin Ek"]
    assert main(["import-results", EDITION, *stated, "--store", str(folder)]) == EXIT_OK
    published = folder / EDITION / "1.0"
    assert main(["verify", str(published)]) == EXIT_OK
    assert main(["publish", str(published), "--workbook", str(folder / "2019.xlsx")]) == EXIT_OK
    return folder


@pytest.fixture(scope="module")
def book(made: Path) -> Any:
    return load_workbook(made / "2019.xlsx", data_only=True)


def texts(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def rows() -> list[dict[str, str]]:
    with published_file(EDITION).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_indicators_are_those_the_page_gives(edition: Edition) -> None:
    assert [one.id for one in edition.indicators] == list(PRINTED)
    assert [one.id for one in edition.indicators if one.background] == ["BM_kan_folja_delaktighet"]
    assert {str(PRINTED[one.id][0]) for one in edition.indicators} == {
        one.source.lines.split(",")[0] for one in edition.indicators
    }


@pytest.mark.parametrize("indicator", PRINTED)
def test_the_words_stand_on_the_line(shared: Path, indicator: str) -> None:
    line, words, _ = PRINTED[indicator]
    page = next((shared / "seeds").glob("003_*.txt")).read_text("utf-8").split("\n")
    assert words in page[line - 1]


def test_every_row_of_results_is_printed_on_its_line(shared: Path) -> None:
    page = next((shared / "seeds").glob("003_*.txt")).read_text("utf-8").split("\n")
    for row in rows():
        assert row["printed"] in page[int(row["source_line"]) - 1], row


def test_figures_are_those_of_the_page_and_no_others(release: Release) -> None:
    exact = {id: value for id, (_, _, value) in PRINTED.items() if value}
    found = {cell.indicator: cell.value for cell in release.cells if cell.status is Status.OK}
    assert found == exact
    assert {(cell.level, cell.area) for cell in release.cells} == {(Level.NATION, NATION)}
    assert all((cell.numerator, cell.denominator, cell.population) == ("", "", "") for cell in release.cells)


def test_what_is_only_told_in_words_has_no_value_but_says_the_words(edition: Edition, release: Release) -> None:
    method = edition.head.method["Riket i ord"]
    for id, words in APPROXIMATE.items():
        assert release.cell(id, Level.NATION, NATION) is None
        assert any(words in remark for remark in edition.indicator(id).remarks)
        assert words in method


def test_participation_is_for_municipalities_only(edition: Edition, release: Release) -> None:
    """[003:20] only at the level of municipalities; [003:26] because nonresponse is over 20 per cent."""
    indicator = edition.indicator("delaktig_utredning")
    assert (indicator.levels, indicator.unit) == ((Level.MUNICIPALITY,), MeasureUnit.SHARE)
    cell = release.cell("delaktig_utredning", Level.NATION, NATION)
    assert cell is not None
    assert (cell.status, cell.value) == (Status.SUPPRESSED_NONRESPONSE, "")
    limit = edition.head.nonresponse
    assert limit is not None
    assert (limit.limit_percent, limit.counts) == (20, ())


def test_a_national_value_of_participation_is_refused(tmp_path: Path) -> None:
    own = published_file(EDITION)
    (tmp_path / "r.yaml").write_bytes(own.with_suffix(".yaml").read_bytes())
    header = "indicator,level,area,value,status,printed,source_line\n"
    (tmp_path / "r.csv").write_text(f"{header}delaktig_utredning,nation,Riket,0.5,ok,50 procent,1\n", "utf-8")
    with pytest.raises(Refused, match="delaktig_utredning redovisas inte för riket; ta bort värdet eller rätta nivåer"):
        release_of_published(STATED, EDITION, tmp_path / "r.csv")


def silent(indicator: Indicator) -> tuple[str, ...]:
    """Fields of which the page says nothing for any indicator."""
    return (
        indicator.dimension,
        indicator.quality_area,
        indicator.indicator_area,
        indicator.part,
        indicator.purpose,
        indicator.target,
        indicator.error_sources,
        indicator.coverage,
        indicator.kolada.id,
        indicator.author,
    )


def test_what_the_page_does_not_say_is_not_claimed(edition: Edition) -> None:
    head = edition.head
    assert (head.objects, head.measurement_day, head.response, head.dates) == (0, "", (), None)
    assert "varken enkätens frågor, reglerna, mätperioderna eller svarsfrekvensen" in head.incomplete
    form = edition.questionnaire
    assert (form.parts, form.definitions, form.questions, form.checks) == ((), (), (), ())
    for indicator in edition.indicators:
        assert set(silent(indicator)) == {""}
        assert isinstance(indicator.rule, PublishedOnly)
        assert indicator.kind == ("bakgrund" if indicator.background else "")
        assert indicator.reported_as == ("" if indicator.unit is MeasureUnit.CATEGORY else indicator.unit)
        assert indicator.remarks[0] == "Id:t är vårt eget; sidan har inga id:n."
        assert Level.COUNTY not in indicator.levels


def test_new_and_unknown_comparability(edition: Edition) -> None:
    """New are users' perception [003:19] and participation [003:20]; nothing is said of each of the others [003:65]."""
    verdicts = {one.id: [note.verdict for note in one.between_years] for one in edition.indicators}
    new = {"uppfattning_myndighet", "uppfattning_utforare", "delaktig_utredning"}
    assert {id for id, found in verdicts.items() if found == ["tillkommen"]} == new
    assert all(found == ["framgår inte"] for id, found in verdicts.items() if id not in new)
    assert {note.with_ for one in edition.indicators for note in one.between_years} == {"2018-bou"}


def test_a_description_says_where_the_page_is_silent(edition: Edition) -> None:
    told = dict(describe(edition, edition.indicator("rutin_sip")))
    headings = ("Typ", "Dimension", "Redovisas som", "Frågor som krävs", "Del av enkäten", "Syfte")
    assert {told[heading] for heading in headings} == {NOT_STATED}
    assert told["Redovisas för"] == "Kommun, Riket"


def test_the_release_is_whole_and_cites_the_page(made: Path) -> None:
    folder = made / EDITION / "1.0"
    assert verify(folder) == []
    head = read_release(folder).head
    assert (head.origin, head.synthetic) == ("published", False)
    assert (
        head.citation
        == "SKL: Öppna jämförelser 2019: social barn- och ungdomsvård (21 november 2019), källa 003 rad 15-26"
    )
    assert "i 1 område." in (folder / "LÄS MIG.md").read_text("utf-8")


def test_the_workbook_has_no_sheets_of_units(book: Any) -> None:
    assert book.sheetnames == [
        "Läs först",
        "Riket och län",
        "Riket i diagram",
        "Indikatorer",
        "Svarsfrekvens",
        "Bortfall och ologiska",
        "Metod och kvalitet",
        "Ändringar",
    ]


def test_its_first_sheet_speaks_of_the_nation_alone(book: Any, edition: Edition) -> None:
    said = texts(book["Läs först"])
    assert "7 indikatorer och 1 bakgrundsmått om social barn- och ungdomsvård för riket." in said
    assert "Enskilda kommuner och stadsdelar ingår inte." in said
    assert edition.head.incomplete in said
    assert "Källan ger ingen exakt siffra för området" in said
    assert "Ja ✓" not in said and "räknas lika" not in said


def test_its_figures_stand_in_the_nations_row(book: Any) -> None:
    sheet = book["Riket och län"]
    ids = next(row for row in sheet.iter_rows(values_only=True) if row[3] == "fortbildning_vald")
    nation = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Riket" and row[2] == "Riket")
    assert nation[1] == "–", "the page does not say how many objects there were"
    assert dict(zip(ids[3:], nation[3:], strict=True)) == {
        "fortbildning_vald": "–",
        "rutin_sip": "–",
        "uppfattning_myndighet": "–",
        "uppfattning_utforare": 0.26,
        "delaktig_utredning": "visas inte, för stort bortfall",
        "uppfoljning_dygnsvard": 0.12,
        "uppfoljning_oppenvard": 0.15,
        "BM_kan_folja_delaktighet": 17,
    }
    assert NOT_STATED in texts(sheet)


def test_its_method_tells_limit_and_shared_remarks_once(book: Any) -> None:
    said = texts(book["Metod och kvalitet"])
    assert "fler än 20 procent av den är bortfall. Sidan nämner gränsen" in said
    assert said.count("Id:t är vårt eget") == 1
    assert "Mätdag" not in said


def test_no_unit_can_be_chosen(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = made / "solna.xlsx"
    assert main(["publish", str(made / EDITION / "1.0"), "--workbook", str(target), "--unit", "0184"]) == 2
    assert "Publiceringen har inga kommuner eller stadsdelar. Utelämna --unit." in capsys.readouterr().err
    assert not target.exists()


def test_there_is_nothing_to_compute(tmp_path: Path, edition: Edition) -> None:
    with pytest.raises(Refused, match="har bara publicerade uppgifter och inga regler att räkna efter"):
        receive(tmp_path, edition)
