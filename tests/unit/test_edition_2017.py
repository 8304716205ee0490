"""The edition 2017-vinr: the contract's indicators, areas in printed order, the frame of 316, the printed groups."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from oppna.catalogue.frame import load_frame
from oppna.catalogue.load import load_edition
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule
from oppna.swedish import sort_key

EDITION = "2017-vinr"

AREAS = {
    "G7": (
        "Ekonomiskt bistånd",
        "Missbruk",
        "Socialpsykiatri",
        "Barn och unga",
        "LSS - barn",
        "LSS - vuxna",
        "Äldreomsorg",
        "Våld i nära relationer - vuxna",
    ),
    "G8": ("Ekonomiskt bistånd", "Missbruk", "Socialpsykiatri", "Barn och unga", "LSS - vuxna", "Äldreomsorg"),
    "G21": (
        "Ekonomiskt bistånd",
        "Missbruk",
        "Socialpsykiatri",
        "Våld i nära relationer - vuxna",
        "Barn och unga",
        "LSS - barn",
        "LSS - vuxen",
        "Äldreomsorg",
    ),
    "G23": (
        "Ekonomiskt bistånd",
        "Missbruk",
        "Socialpsykiatri",
        "Våld i nära relationer",
        "Barn och unga",
        "LSS - barn",
        "LSS - vuxen",
        "Äldre",
    ),
}
"""Question → its areas as printed [004:572, 664, 834, 854]."""

PRINTED_AT = {"G7": 572, "G8": 664, "G21": 834, "G23": 854}
SOURCE = "004_0d4000c0adc83af1.txt"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(EDITION)


def contract(shared: Path) -> list[dict[str, str]]:
    with (shared / "contract" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["edition"] == EDITION]


def source(shared: Path) -> list[str]:
    return (shared / "seeds" / SOURCE).read_text(encoding="utf-8").split("\n")


def test_there_are_55_indicators(edition: Edition) -> None:
    assert len(edition.indicators) == 55
    assert not any(indicator.background for indicator in edition.indicators)
    assert Counter(indicator.part for indicator in edition.indicators) == {"G": 42, "V": 13}


def test_every_indicator_is_as_in_the_contract(edition: Edition, shared: Path) -> None:
    mine = [(one.id, one.short_name, one.part, one.reported_as, " ".join(one.questions)) for one in edition.indicators]
    columns = ("indicator", "short_name", "part", "reported_as", "questions")
    assert mine == [tuple(row[column] for column in columns) for row in contract(shared)]


@pytest.mark.parametrize("question", AREAS)
def test_areas_stand_in_the_printed_order(edition: Edition, question: str) -> None:
    for number, area in enumerate(AREAS[question], 1):
        assert edition.indicator(f"{question}_{number}").name.endswith(f": {area}")
        assert edition.indicator(f"{question}_{number}").short_name.endswith(f": {area}")
        assert edition.question(f"{question}_{number}").item == area
        if question != "G8":
            assert edition.question(f"{question}a_{number}").item == area


@pytest.mark.parametrize("question", AREAS)
def test_the_order_is_the_one_in_the_source(question: str, shared: Path) -> None:
    line = source(shared)[PRINTED_AT[question] - 1]
    printed = re.findall(r"\d\) (.*?)(?= \d\)|$)", line)
    assert tuple(area.strip().rstrip(".") for area in printed) == AREAS[question]


def test_no_order_is_shared_between_the_questions() -> None:
    """The fourth is children in G7 and violence in G21 and G23: a list taken from one is wrong in the other."""
    assert [AREAS[question][3].split(" ")[0] for question in ("G7", "G21", "G23")] == ["Barn", "Våld", "Våld"]


def test_comparable_areas_are_those_of_the_row_in_table_3(edition: Edition, shared: Path) -> None:
    """Every area with a cross in the row, but the indicator's own [004:403-423]."""
    heads = [head.strip().replace(" - ", " ").lower() for head in source(shared)[402].split("\t")[1:]]
    as_printed = {"våld i nära relation vuxna": "våld i nära relationer – vuxna", "lss vuxna": "lss vuxen"}
    names = [as_printed.get(head, head).replace("social-psykiatri", "socialpsykiatri") for head in heads]
    compared = [one for one in edition.indicators if one.between_areas]
    assert len(compared) == 39
    for indicator in compared:
        (row,) = {each.source.lines for each in indicator.between_areas}
        crosses = source(shared)[int(row) - 1].split("\t")[1:]
        crossed = {name for name, cross in zip(names, crosses, strict=False) if cross.strip()}
        mine = {each.with_.lower() for each in indicator.between_areas}
        assert mine < crossed and len(crossed - mine) == 1, indicator.id


def test_what_the_source_says_of_2016(edition: Edition) -> None:
    """Three measures are not comparable, two of this edition partly, the rest directly [004:357-364]."""
    found: dict[str, set[str]] = {}
    for indicator in edition.indicators:
        (year,) = indicator.between_years
        assert year.with_ == "2016-vinr"
        found.setdefault(year.verdict, set()).add(indicator.id.split("_")[0])
    assert found["ej jämförbar"] == {"G7", "G20", "G21"}
    assert found["påverkad"] == {"G23", "V1"}
    assert found["direkt jämförbar"] == {"G1", "G3", "G6", "G8", "G9", "V2", "V3", "V4", "V5", "V6", "V7"}


def test_not_applicable_only_where_the_contract_reports_it(edition: Edition) -> None:
    for indicator in edition.indicators:
        assert isinstance(indicator.rule, CategoryRule)
        assert ("Ej aktuellt" in indicator.reported_as) == bool(indicator.rule.not_applicable), indicator.id
        assert ("Delvis" in indicator.reported_as) == bool(indicator.rule.partly), indicator.id


def test_periods(edition: Edition) -> None:
    """24 months for V4 and G20; a day, or 12 months, for the others."""
    starts: dict[str, set[str]] = {}
    for indicator in edition.indicators:
        starts.setdefault(indicator.period.start, set()).add(indicator.id.split("_")[0])
    assert starts["2015-02-01"] == {"G20", "V4"}
    assert starts["2016-02-01"] == {"G3", "G7", "G21", "G23", "V5", "V6", "V7"}
    assert starts["2017-02-01"] == {"G1", "G6", "G8", "G9", "V1", "V2", "V3"}


def test_review_answers_a_question_of_its_own(edition: Edition) -> None:
    """V1_5_granskad is in files, not in the form."""
    question = edition.question("V1_5_granskad")
    assert question.answers == ("Ja", "Nej")
    assert not question.required and not any(option.offered for option in question.options)


def test_the_limit_counts_not_applicable(edition: Edition) -> None:
    rule = edition.head.nonresponse
    assert rule is not None
    assert (rule.limit_percent, rule.counts, rule.source.lines) == (20, ("missing", "Ej aktuellt"), "287")


def test_the_objects_are_316() -> None:
    frame = load_frame(EDITION)
    districts = Counter(unit.municipality for unit in frame if unit.is_district)
    assert len(frame) == 316
    assert districts == {"0180": 14, "1280": 5, "1480": 10}
    assert sum(not unit.is_district for unit in frame) == 287


def test_malmo_reports_through_five_districts() -> None:
    malmo = [unit for unit in load_frame(EDITION) if unit.municipality == "1280"]
    assert [unit.unit for unit in malmo] == [f"1280-D0{number}" for number in range(1, 6)]
    assert [unit.name for unit in malmo] == sorted((unit.name for unit in malmo), key=sort_key)
    assert {(unit.county, unit.population_group, unit.skr_group) for unit in malmo} == {("Skåne län", "5", "A1")}


def test_the_frame_differs_from_2018_only_in_malmo() -> None:
    earlier, later = (
        {(unit.unit, unit.name, unit.county, unit.population, unit.skr_group) for unit in load_frame(id)}
        for id in (EDITION, "2018-bou")
    )
    assert {unit[0] for unit in earlier - later} == {f"1280-D0{number}" for number in range(1, 6)}
    assert {unit[0] for unit in later - earlier} == {"1280"}


def test_the_districts_of_malmo_are_the_ones_in_the_reference_data(shared: Path) -> None:
    with (shared / "data" / "admin" / "stadsdelar.csv").open(encoding="utf-8", newline="") as file:
        listed = {(row["kommunkod"], row["namn"]) for row in csv.DictReader(file) if row["oj2017_vald_316"] == "ja"}
    assert {(unit.municipality, unit.name) for unit in load_frame(EDITION) if unit.is_district} == listed


def test_printed_groups(edition: Edition) -> None:
    """133 are printed in group 1 though the margin says 134; Överkalix is the one that is left out [004:211]."""
    assert Counter(edition.printed_groups.values()) == {"1": 134, "2": 72, "3": 53, "4": 27, "5": 4}
    assert edition.printed_groups["2513"] == "1"


MISPRINTED = {
    "Malung-Sälén": "Malung-Sälen",
    "Krokoms": "Krokom",
    "Staffanstorps": "Staffanstorp",
    "Hämösand": "Härnösand",
    "Enköpings": "Enköping",
    "Hälaryd": "Härryda",
}


def test_groups_are_as_the_source_prints_them(edition: Edition, shared: Path) -> None:
    lines = source(shared)
    codes = {unit.name: unit.unit for unit in load_frame("2018-bou") if not unit.is_district}
    printed: dict[str, str] = {}
    for group, number in (("1", 211), ("2", 212), ("3", 213), ("4", 216)):
        for name in lines[number - 1].split("\t")[2].split(", "):
            printed[codes[MISPRINTED.get(name.strip(), name.strip())]] = group
    printed |= {codes["Uppsala"]: "5", codes["Malmö"]: "5", "0180": "5", "1480": "5", "2513": "1"}
    assert printed == edition.printed_groups


def test_the_response_table_is_the_printed_one(edition: Edition, shared: Path) -> None:
    """Each area with its number and per cent [004:321-330]."""
    table = [line.split("\t") for line in source(shared)[321:330]]
    assert [(row.answered, row.percent) for row in edition.head.response] == [
        (int(answered), int(percent)) for _, answered, percent in table
    ]
    for row, (name, _, _) in zip(edition.head.response, table, strict=True):
        assert row.name.startswith(name)
    assert all(row.percent_before is None for row in edition.head.response)
