"""What the sources say of comparing years and areas is what the product says, statement by statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from oppna.catalogue.changes import comparison, series
from oppna.catalogue.codelists import survey_areas, survey_parts
from oppna.catalogue.comparability import area_matrix
from oppna.catalogue.differences.comparison import Compared, Comparison
from oppna.catalogue.load import load_edition


class Said(NamedTuple):
    """The source's lines say that the `indicators` of a pair of editions have the verdict."""

    lines: str
    before: str
    after: str
    verdict: str
    indicators: str


NEW_IN_2018 = (
    "BM_konsult B1b_minst1 B1b_minst3 B1b_mer5 B13_flickor_0_11 B13_flickor_12_18 B13_pojkar_0_11 B13_pojkar_12_18"
)
REPLACED = (
    "socialjour intern_a intern_b intern_c intern_e intern_f samv_a samv_b samv_c samv_d samv_e samv_f samv_g samv_h "
    "samv_i samv_j samv_l information socionom_minst3 socionom_mer5 plan_familjehem bedomning_a bedomning_b "
    "bedomning_c uppfoljning_a uppfoljning_b"
)
SIP, INDICATED, PROTECTED = (" ".join(f"{id}_{area}" for area in range(1, 9)) for id in ("G21", "G7", "G23"))

STATEMENTS = (
    Said("001:631-635", "2017-bou", "2018-bou", "direkt jämförbar", "G1 G2_1 G3_12 G9 V6_1 B3 B12_1_kon BBIC G24 G25"),
    Said("001:639-644", "2017-bou", "2018-bou", "påverkad", "G10"),
    Said("001:659-677", "2017-bou", "2018-bou", "tillkommen", NEW_IN_2018),
    Said("004:521-524", "2017-bou", "2018-bou", "ej jämförbar", "G8"),
    Said("001:183-186, 001:625-630", "2015-bou", "2018-bou", "påverkad", REPLACED),
    Said("000:471, 001:1711", "2015-bou", "2018-bou", "ej jämförbar", "plan_handlaggare"),
    Said("000:527, 001:2139", "2015-bou", "2018-bou", "ej jämförbar", "utbildning_familjehem"),
    Said("001:2358-2359", "2015-bou", "2018-bou", "ej jämförbar", "foraldrastod_bistand behandling_bistand"),
    Said("004:355", "2015-bou", "2018-bou", "borttagen", "intern_d intern_g"),
    Said("004:393", "2015-bou", "2018-bou", "borttagen", "samv_k"),
    Said("001:631-635", "2017-vinr", "2018-bou", "direkt jämförbar", "G1 G7_4 V6_1 V6_2 G21_5 G23_5"),
    Said("001:639-644", "2017-vinr", "2018-bou", "påverkad", "G8_4"),
    Said("004:521-524", "2017-vinr", "2018-bou", "ej jämförbar", "G6_1"),
    Said("003:65", "2018-bou", "2019-bou", "framgår inte", "V6_1 G24 B12_1_anvant B12_2_anvant"),
    Said("000:123", "2013-bou", "2015-bou", "påverkad", "foraldrastod_bistand behandling_bistand stodgrupp_bistand"),
    Said("000:120", "2014-bou", "2015-bou", "framgår inte", "plan_handlaggare socionom_minst3 socialjour"),
    Said("000:61", "2014-bou", "2015-bou", "tillkommen", "samv_k samv_l arbetsledning utbildning_familjehem"),
    Said("004:357, SIP", "2016-vinr", "2017-vinr", "ej jämförbar", SIP),
    Said("004:357, våld mot vuxna", "2016-vinr", "2017-vinr", "ej jämförbar", f"{INDICATED} G20"),
    Said("004:363", "2016-vinr", "2017-vinr", "påverkad", "V1"),
    Said("004:364", "2016-vinr", "2017-vinr", "påverkad", PROTECTED),
    Said("004:357", "2016-vinr", "2017-vinr", "direkt jämförbar", "G1 G3_1 G6_1 V4 G8_1 V7_kon"),
)


@pytest.mark.parametrize("said", STATEMENTS, ids=lambda said: f"{said.lines} {said.verdict}")
def test_the_sources_statement(said: Said) -> None:
    found = comparison(said.before, said.after)
    assert {id: row_of(found, id).statement.verdict for id in said.indicators.split()} == dict.fromkeys(
        said.indicators.split(), said.verdict
    )


def row_of(found: Comparison, id: str) -> Compared:
    """The row in which the older indicator has the id; the newer where the older edition is only spoken of."""
    if not found.known:
        return found.by_newer[id]
    return next(row for row in found.indicators if row.before and row.before.id == id)


def test_most_are_directly_comparable_with_2017() -> None:
    """[001:631]"""
    verdicts = [row.statement.verdict for row in comparison("2017-bou", "2018-bou").indicators]
    assert verdicts.count("direkt jämförbar") == 40 > len(verdicts) / 2


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("removed", "juridiskt stöd"),
        ("adjusted", "landstinget FREDA utredningar uppföljningar omkostnader Demensteam Rehabiliteringsteam"),
        ("added", "konsulthandläggare frivilligorganisationer hemlöshet uppfattning socionomutbildning flickor"),
        ("unpublished", "G26 genomförd använd"),
    ],
)
def test_the_lists_of_the_whole_survey(listed: str, words: str) -> None:
    """[001:635-686]"""
    changes = load_edition("2018-bou").head.changes
    assert changes
    lines = getattr(changes, listed)
    if listed != "removed":
        assert len(lines) == len(words.split())
    assert all(any(word in line for line in lines) for word in words.split())


def test_a_joint_plan_is_never_one_line() -> None:
    """METHOD 11: it meant something else in 2015, in 2017 and in 2018."""
    for chosen in (("2015-bou", "2017-vinr", "2018-bou"), ("2015-bou", "2018-bou")):
        assert all(len(segment.points) == 1 for segment in series("G8", chosen))
    assert len(series("G8", ("2015-bou", "2018-bou"))) == 2


def test_no_line_runs_from_2015_to_2018() -> None:
    """The survey was rebuilt in 2016 [001:625-630]."""
    found = comparison("2015-bou", "2018-bou")
    assert len(found.indicators) > 60 and not any(row.joins for row in found.indicators)


def test_the_survey_has_a_common_part_and_seven_areas() -> None:
    """[001:471-475, 001:497-512]"""
    parts = survey_parts()
    assert [key for key, part in parts.items() if part.obligatory] == ["gemensam"] and len(parts) == 8
    published = [row.name for row in load_edition("2018-bou").head.response]
    assert {part.name for part in parts.values()} == set(published)


@pytest.mark.parametrize(("year", "columns"), [(2017, 8), (2018, 9)])
def test_the_matrix_has_the_printed_columns(year: int, columns: int) -> None:
    """[004:403, 001:710-731]"""
    matrix = area_matrix(year)
    assert matrix and matrix.areas == tuple(survey_areas())[:columns]


def test_every_cross_of_2017_stands_where_it_is_printed(shared: Path) -> None:
    """Table 3 of 004, whose columns are separated by tabs."""
    lines = source(shared, "004")
    areas = tuple(survey_areas())
    for row in rows(2017):
        name, *cells = lines[int(row.source.lines) - 1].rstrip("\n").split("\t")
        assert row.name == name.strip()
        assert row.areas == tuple(area for area, cell in zip(areas, cells, strict=False) if cell.strip() == "x")
    assert [int(row.source.lines) for row in rows(2017)] == list(range(404, 424))


def test_every_cross_of_2018_stands_where_it_is_printed(shared: Path) -> None:
    """Table 3 of 001, whose cells stand one blank apart: an x or nothing, nine of them, after the name."""
    lines = source(shared, "001")
    areas = tuple(survey_areas())
    for row in rows(2018):
        first, last = map(int, row.source.lines.split("-"))
        cited = [line.rstrip("\n") for line in lines[first - 1 : last] if line.strip()]
        name, cells = apart(cited)
        assert letters(row.name) == letters(name)
        assert row.areas == tuple(area for area, cell in zip(areas, cells, strict=False) if cell == "x")
    crosses = sum(line.count("x ") for line in lines[732:826] if re.search(r"(^| )x( |$)", line))
    assert sum(len(row.areas) for row in rows(2018)) == crosses > 100


def rows(year: int) -> Iterator:  # type: ignore[type-arg]
    matrix = area_matrix(year)
    assert matrix
    yield from matrix.rows


def source(shared: Path, number: str) -> list[str]:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    return path.read_text("utf-8").splitlines()


def apart(cited: list[str]) -> tuple[str, list[str]]:
    """The name of a row, and its nine cells."""
    *above, last = cited
    name, cells = ("", last) if set(last) <= {"x", " "} else re.match(r"(.*?\S) ((?:x| )*)$", last).groups()  # type: ignore[union-attr]
    return "".join([*above, name]), (cells.split(" ") + [""] * 9)[:9]


def letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
