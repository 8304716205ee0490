"""Register files → planes: cities and districts, every fault, and what is only warned about."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from oppna.catalogue.load import load_edition
from oppna.errors import Problem
from oppna.interchange.folder import register_columns
from oppna.interchange.table import Table
from oppna.model.edition import Edition
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.process.registers import Registers, integrate_registers
from tests.lib.rounds import district, municipality

UNITS = [municipality("0001"), municipality("0002"), district("S1", "0180"), district("S2", "0180")]


def taken(
    bbic: Sequence[str] | None = None,
    children: Sequence[tuple[str, str, str]] | None = None,
    problems: Sequence[Problem] = (),
    scale: int = 2,
) -> Registers:
    tables = {}
    if bbic is not None:
        tables["bbic.csv"] = Table("bbic.csv", [(n, (code,)) for n, code in enumerate(bbic, 2)], list(problems))
    if children is not None:
        tables["children.csv"] = Table("children.csv", list(enumerate(children, 2)), list(problems))
    return integrate_registers(tables, load_edition("2018-bou"), UNITS, ["0180"], scale)


def told(problems: Sequence[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


def test_a_list_covers_the_districts_of_a_city() -> None:
    found = taken(bbic=["0001", " 0180 "], children=[])
    assert found.planes.listed == {"bbic.csv": 0b1101}
    assert found.problems == [] and found.warnings == []


def test_a_district_may_be_listed_by_itself_and_twice_is_no_harm() -> None:
    assert taken(bbic=["S2", "S2", "0180", "S2"]).planes.listed == {"bbic.csv": 0b1100}
    assert taken(bbic=["S2"]).planes.listed == {"bbic.csv": 0b1000}


def test_an_empty_list_is_warned_about() -> None:
    found = taken(bbic=[], children=[])
    assert found.planes.listed == {"bbic.csv": 0}
    assert told(found.warnings) == [
        "bbic.csv: listan är tom, så alla objekt får Nej; fyll i listan, eller ta bort filen om den inte har kommit."
    ]
    assert (found.warnings[0].code, found.warnings[0].row) == ("REGISTER_TOMT", 0)


def test_a_list_that_is_empty_because_of_its_faults_is_not_called_empty() -> None:
    fault = Problem("bbic.csv", 2, "RAD_BREDD", "fel")
    found = taken(bbic=[], children=[], problems=[fault])
    assert found.warnings == [] and found.problems == [fault, fault]


def test_unknown_objects() -> None:
    found = taken(bbic=["9999", ""], children=[("8888", "1", "2"), (" ", "1", "2")])
    assert told(found.problems) == [
        "bbic.csv rad 2: objektet ”9999” finns inte i units.csv; rätta koden eller lägg till objektet.",
        "bbic.csv rad 3: objektets kod saknas; rätta koden eller lägg till objektet.",
        "children.csv rad 2: objektet ”8888” finns inte i units.csv; rätta koden eller lägg till objektet.",
        "children.csv rad 3: objektets kod saknas; rätta koden eller lägg till objektet.",
    ]
    assert {problem.code for problem in found.problems} == {"OBJEKT_OKÄNT"}


def test_files_that_did_not_come_are_warned_about() -> None:
    found = taken()
    assert told(found.warnings) == [
        "bbic.csv: filen finns inte i mappen; BBIC får inga resultat.",
        "children.csv: filen finns inte i mappen; BM_bistand får inga resultat.",
    ]
    assert found.planes.listed == {} and found.planes.numbers == {}
    assert {(warning.code, warning.row) for warning in found.warnings} == {("REGISTER_SAKNAS", 0)}


def test_numbers() -> None:
    found = taken(children=[(" 0002 ", "0", "0"), ("S1", " 12 ", "1 200"), ("0001", "3.0", "3,00")], bbic=["0001"])
    columns = found.planes.numbers["children.csv"]
    assert columns["longterm"].values(4) == [300, 0, 1200, None]
    assert columns["children"].values(4) == [300, 0, 120_000, None]
    assert found.problems == [] and found.warnings == []
    finer = taken(children=[("0001", "1", "2")], scale=5).planes.numbers["children.csv"]
    assert finer["children"].values(4) == [200_000, None, None, None]


def test_a_city_that_reports_through_districts_is_warned_about_once() -> None:
    found = taken(bbic=["0001"], children=[("0180", "1", "2"), ("0180", "1", "2"), ("0001", "1", "2")])
    assert told(found.warnings) == [
        "children.csv rad 2: 0180 redovisas genom sina stadsdelar; raden för staden själv räknas inte."
    ]
    assert found.warnings[0].code == "STAD" and found.problems == []
    assert found.planes.numbers["children.csv"]["longterm"].values(4) == [100, None, None, None]


def test_an_object_given_twice_is_refused_and_neither_counts() -> None:
    found = taken(bbic=["0001"], children=[("0001", "1", "2"), ("0002", "1", "2"), ("0001", "1", "2")])
    assert told(found.problems) == ["children.csv rad 4: 0001 står på en tidigare rad också; behåll en av raderna."]
    assert found.problems[0].code == "REGISTER_DUBBEL"
    columns = found.planes.numbers["children.csv"]
    assert columns["longterm"].values(4) == [None, 100, None, None]
    assert columns["children"].values(4) == [None, 200, None, None]


@pytest.mark.parametrize("text", ["", "många", "1.5", "-1", "0.000000000001", "1,234"])
def test_what_is_no_count(text: str) -> None:
    found = taken(bbic=["0001"], children=[("0001", f"{text} ", "2000"), ("0002", "1", text)])
    assert told(found.problems) == [
        f"children.csv rad 2: 0001: longterm är ”{text}”; skriv ett antal, 0 eller större, med siffror.",
        f"children.csv rad 3: 0002: children är ”{text}”; skriv ett antal, 0 eller större, med siffror.",
    ]
    assert {problem.code for problem in found.problems} == {"REGISTER_EJ_TAL"}
    assert found.planes.numbers["children.csv"]["children"].known == 0


def test_a_part_larger_than_the_whole() -> None:
    found = taken(bbic=["0001"], children=[("0001", "3", "2"), ("0002", "2", "2")])
    assert told(found.problems) == [
        "children.csv rad 2: 0001: longterm är 3 men children bara 2; delen kan inte vara större än helheten."
    ]
    assert found.problems[0].code == "REGISTER_OLOGISKT"
    assert found.planes.numbers["children.csv"]["longterm"].values(4) == [None, 200, None, None]


def test_rows_that_do_not_fit_are_problems_of_the_register() -> None:
    fault = Problem("children.csv", 2, "RAD_BREDD", "fel")
    assert taken(children=[], problems=[fault]).problems == [fault]


def one_file() -> Edition:
    """BBIC as a list and BM_bistand as a ratio of children.csv, and a second ratio of it with the same denominator."""
    edition = load_edition("2018-bou")
    ratio = edition.indicator("BM_bistand")
    listed = msgspec.structs.replace(edition.indicator("BBIC"), rule=RegisterListRule(file="children.csv"))
    rule = RegisterRatioRule(file="children.csv", numerator="placed", denominator="children")
    second = msgspec.structs.replace(ratio, id="BM_placerade", rule=rule)
    return msgspec.structs.replace(edition, indicators=(ratio, listed, second))


def taken_by_all(rows: Sequence[tuple[str, str, str, str]], problems: Sequence[Problem] = ()) -> Registers:
    """Columns: unit, longterm, children, placed."""
    tables = {"children.csv": Table("children.csv", list(enumerate(rows, 2)), list(problems))}
    return integrate_registers(tables, one_file(), UNITS, ["0180"], 0)


def test_rules_on_one_file_share_its_columns() -> None:
    assert register_columns(one_file()) == {"children.csv": ("unit", "longterm", "children", "placed")}
    found = taken_by_all([("0001", "1", "9", "2"), ("S1", "0", "4", "4")])
    assert found.problems == [] and found.warnings == []
    assert {name: column.values(4) for name, column in found.planes.numbers["children.csv"].items()} == {
        "longterm": [1, None, 0, None],
        "children": [9, None, 4, None],
        "placed": [2, None, 4, None],
    }
    assert found.planes.listed == {"children.csv": 0b0101}


def test_a_fault_is_told_once_however_many_rules_meet_it() -> None:
    fault = Problem("children.csv", 9, "RAD_BREDD", "fel")
    rows = [("9999", "1", "2", "1"), ("0001", "x", "2", "1"), ("0002", "1", "2", "1"), ("0002", "1", "2", "1")]
    found = taken_by_all(rows, [fault])
    assert sorted((problem.row, problem.code) for problem in found.problems) == [
        (2, "OBJEKT_OKÄNT"),
        (3, "REGISTER_EJ_TAL"),
        (5, "REGISTER_DUBBEL"),
        (9, "RAD_BREDD"),
    ]


def test_a_ratio_that_cannot_be_spoils_what_it_shares_and_nothing_else() -> None:
    found = taken_by_all([("0001", "3", "2", "1"), ("0002", "1", "2", "3"), ("S1", "3", "2", "4")])
    assert told(found.problems) == [
        "children.csv rad 2: 0001: longterm är 3 men children bara 2; delen kan inte vara större än helheten.",
        "children.csv rad 3: 0002: placed är 3 men children bara 2; delen kan inte vara större än helheten.",
        "children.csv rad 4: S1: longterm är 3 men children bara 2; delen kan inte vara större än helheten.",
        "children.csv rad 4: S1: placed är 4 men children bara 2; delen kan inte vara större än helheten.",
    ]
    columns = found.planes.numbers["children.csv"]
    assert columns["longterm"].values(4) == [None, 1, None, None]
    assert columns["children"].known == 0
    assert columns["placed"].values(4) == [1, None, None, None]


def test_a_file_that_did_not_come_is_missed_by_each_of_its_rules() -> None:
    assert told(integrate_registers({}, one_file(), UNITS, [], 0).warnings) == [
        "children.csv: filen finns inte i mappen; BM_bistand får inga resultat.",
        "children.csv: filen finns inte i mappen; BBIC får inga resultat.",
        "children.csv: filen finns inte i mappen; BM_placerade får inga resultat.",
    ]
