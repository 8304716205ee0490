"""Published results become a release; each bad row is refused with its own sentence."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from oppna.errors import Refused
from oppna.interchange.table import read_table
from oppna.model.codes import Level, Status
from oppna.release.head import Statement
from oppna.release.published import published_file, release_of_published
from oppna.release.published_rows import COLUMNS, published_observations
from tests.lib.releases import EDITION

STATED = Statement(version="1.0", date="2018-06-20", approver="Karin Ek")
PLACES = frozenset({(Level.MUNICIPALITY, "9001"), (Level.NATION, "Riket")})
HEADER = "indicator,level,area,value,status,printed,source_line\n"


def read(tmp_path: Path, *rows: str) -> tuple[list[tuple[str, str]], list[str]]:
    file = tmp_path / "publicerat.csv"
    file.write_text(HEADER + "".join(f"{row},x,1\n" for row in rows), "utf-8")
    found, problems = published_observations(read_table(file, COLUMNS), EDITION, PLACES)
    return [(seen.indicator, str(seen.value)) for seen in found], [str(problem) for problem in problems]


def test_words_shares_numbers_and_gaps_are_read(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        "G2_1,municipality,9001,Ja,ok",
        " BBIC , municipality , 9001 ,, missing ",
        "G2_1,nation,Riket,0.320000,ok",
        "timmar,municipality,9001,2.7,ok",
        "timmar,nation,Riket,,confidential",
        "B1b_minst1,municipality,9001,Ej aktuellt,ok",
        "B1b_minst1,nation,Riket,1,ok",
    )
    assert problems == []
    assert found == [
        ("G2_1", "Ja"),
        ("BBIC", "None"),
        ("G2_1", "8/25"),
        ("timmar", "27/10"),
        ("timmar", "None"),
        ("B1b_minst1", "Ej aktuellt"),
        ("B1b_minst1", "1"),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("X,nation,Riket,1,ok", "indikatorn ”X” finns inte i utgåvan; rätta kolumnen indicator."),
        (
            "G2_1,land,Riket,1,ok",
            "nivån ”land” finns inte; välj bland district, municipality, county, nation, population_group, skr_group.",
        ),
        (
            "G2_1,county,Riket,1,ok",
            "området ”Riket” (county) finns inte bland områdena i yaml-filen; lägg till det.",
        ),
        (
            "G2_1,nation,Riket,1,klar",
            "statusen ”klar” finns inte; välj bland ok, missing, illogical, suppressed_nonresponse, confidential.",
        ),
        ("G2_1,nation,Riket,1,missing", "ett resultat med status missing har inget värde; lämna kolumnen value tom."),
        ("G2_1,nation,Riket,,ok", "värdet saknas; fyll i kolumnen value, eller en annan status än ok."),
        (
            "G2_1,municipality,9001,0.5,ok",
            "värdet ”0.5” är inget av Ja, Delvis, Nej, Ej aktuellt; rätta kolumnen value.",
        ),
        ("G2_1,nation,Riket,Ja,ok", "det ska vara ett tal, till exempel 12.5."),
        ("G2_1,nation,Riket,-0.1,ok", "värdet -0.1 är negativt; rätta kolumnen value."),
        ("G2_1,nation,Riket,37,ok", "andelen 37 är större än 1; skriv 37 procent som 0.37."),
        ("B1b_minst1,municipality,9001,1.01,ok", "andelen 1.01 är större än 1; skriv 37 procent som 0.37."),
    ],
)
def test_a_bad_row_has_its_own_sentence(tmp_path: Path, row: str, sentence: str) -> None:
    assert read(tmp_path, row) == ([], [f"publicerat.csv rad 2: {sentence}"])


def test_every_bad_row_is_told_and_a_repeated_one_is_bad(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        "G2_1,nation,Riket,0.3,ok",
        "X,nation,Riket,1,ok",
        "G2_1,nation,Riket,0.4,ok",
        "BBIC,nation,Riket,2,ok",
    )
    assert found == [("G2_1", "3/10")]
    assert [problem.partition(":")[0] for problem in problems] == [f"publicerat.csv rad {row}" for row in (3, 4, 5)]
    assert "samma indikator och område står på en tidigare rad; behåll en av dem." in problems[1]


def test_a_value_on_a_level_that_is_not_shown(tmp_path: Path) -> None:
    nations = msgspec.structs.replace(EDITION.indicator("G2_1"), levels=(Level.NATION,))
    edition = msgspec.structs.replace(EDITION, indicators=(nations,))
    file = tmp_path / "publicerat.csv"
    file.write_text(HEADER + "G2_1,municipality,9001,Ja,ok,x,1\n", "utf-8")
    found, (problem,) = published_observations(read_table(file, COLUMNS), edition, PLACES)
    assert found == [] and (problem.file, problem.row, problem.code) == ("publicerat.csv", 2, "RESULTATRAD")
    assert problem.sentence == "G2_1 redovisas inte för kommun; ta bort värdet eller rätta nivåer."


def test_a_row_with_too_few_fields_is_told_too(tmp_path: Path) -> None:
    file = tmp_path / "publicerat.csv"
    file.write_text(HEADER + "G2_1,nation\n", "utf-8")
    _, problems = published_observations(read_table(file, COLUMNS), EDITION, PLACES)
    assert [(problem.row, problem.code) for problem in problems] == [(2, "RAD_BREDD")]


def test_the_results_of_2015_become_a_release_with_citation_and_without_answers() -> None:
    release = release_of_published(STATED, "2015-bou", published_file("2015-bou"))
    assert (release.head.origin, release.head.synthetic, release.answers) == ("published", False, ())
    assert "Christina B. Embretsen" in release.head.citation
    assert "22 april 2015" in release.head.citation
    assert set(release.head.inputs) == {"nordvast.csv", "nordvast.yaml"}
    assert len(release.cells) == 572
    assert next(area.label for area in release.areas if area.level is Level.MUNICIPALITY) == "Ekerö"
    solna = release.area(Level.MUNICIPALITY, "0184")
    assert (solna.county, solna.population_group, solna.skr_group) == ("Stockholms län", "4", "2")
    assert release.area(Level.POPULATION_GROUP, "4").label == "70 000–199 999 invånare"
    assert release.area(Level.COUNTY, "Jönköpings län").label == "Jönköpings län"


def test_its_figures_are_those_printed() -> None:
    release = release_of_published(STATED, "2015-bou", published_file("2015-bou"))

    def value(indicator: str, level: Level, area: str) -> tuple[str, Status]:
        cell = release.cell(indicator, level, area)
        assert cell is not None
        assert (cell.numerator, cell.denominator, cell.population) == ("", "", "")
        return cell.value, cell.status

    assert value("arbetsledning", Level.NATION, "Riket") == ("2.7", Status.OK)
    assert value("foraldrar_oppenvard", Level.MUNICIPALITY, "0184") == ("Ja", Status.OK)
    assert value("foraldrar_oppenvard", Level.COUNTY, "Jönköpings län") == ("0.420000", Status.OK)
    assert [cell.status for cell in release.cells].count(Status.CONFIDENTIAL) == 25
    assert [cell.status for cell in release.cells].count(Status.MISSING) == 2


def test_a_file_without_a_description_is_refused(tmp_path: Path) -> None:
    (tmp_path / "resultat.csv").write_text(HEADER, "utf-8")
    with pytest.raises(Refused, match="säga vad resultaten är hämtade ur") as refused:
        release_of_published(STATED, "2015-bou", tmp_path / "resultat.csv")
    (problem,) = refused.value.problems
    assert (problem.file, problem.code) == (str(tmp_path / "resultat.yaml"), "FIL_SAKNAS")


def test_a_description_that_does_not_hold_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "resultat.csv").write_text(HEADER, "utf-8")
    (tmp_path / "resultat.yaml").write_text("titel: En rapport\n", "utf-8")
    with pytest.raises(Refused) as refused:
        release_of_published(STATED, "2015-bou", tmp_path / "resultat.csv")
    assert {problem.file for problem in refused.value.problems} == {"resultat.yaml"}


def test_bad_rows_refuse_the_whole_file(tmp_path: Path) -> None:
    own = published_file("2015-bou")
    (tmp_path / "r.yaml").write_bytes(own.with_suffix(".yaml").read_bytes())
    (tmp_path / "r.csv").write_text(HEADER + "X,nation,Riket,1,ok,x,1\nY,nation,Riket,1,ok,x,1\n", "utf-8")
    with pytest.raises(Refused) as refused:
        release_of_published(STATED, "2015-bou", tmp_path / "r.csv")
    assert [(problem.file, problem.row) for problem in refused.value.problems] == [("r.csv", 2), ("r.csv", 3)]


def test_an_edition_without_one_file_of_results_asks_for_it() -> None:
    with pytest.raises(
        Refused, match="utgåvan har 0 filer med publicerade resultat; ange vilken med --file"
    ) as refused:
        published_file("2018-bou")
    (problem,) = refused.value.problems
    assert (problem.file, problem.code) == ("2018-bou", "PUBLICERADE_RESULTAT")
