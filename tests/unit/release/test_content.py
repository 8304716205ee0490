"""A release in memory."""

from __future__ import annotations

import random

import pytest

from oppna.model.codes import Level
from oppna.release.content import in_order, kept_answers
from tests.lib.releases import ANSWERS, EDITION, small_release

RELEASE = small_release()


def test_a_cell_is_found_by_indicator_level_and_area() -> None:
    cell = RELEASE.cell("G2_1", Level.MUNICIPALITY, "9005")
    assert cell is not None
    assert (cell.value, cell.numerator, cell.denominator) == ("0.500000", "1", "2")
    assert RELEASE.cell("G2_1", Level.DISTRICT, "9005") is None


def test_an_area_is_found_by_level_and_code() -> None:
    assert RELEASE.area(Level.MUNICIPALITY, "9005").label == "Ängelstad"
    with pytest.raises(KeyError):
        RELEASE.area(Level.COUNTY, "9005")


def test_a_city_is_no_respondent() -> None:
    assert [area.area for area in RELEASE.respondents] == ["9002", "9001", "9003", "9005-D01", "9005-D02", "9004"]


def test_cells_stand_by_indicator_and_then_by_area() -> None:
    shuffled = random.Random(7).sample(RELEASE.cells, len(RELEASE.cells))
    assert in_order(shuffled, EDITION, RELEASE.areas) == RELEASE.cells
    assert [cell.indicator for cell in RELEASE.cells[:15]] == ["G2_1"] * 14 + ["B1b_minst1"]
    assert [cell.area for cell in RELEASE.cells[:2]] == ["Riket", "Norra län"]


def test_free_texts_are_not_kept_and_answers_are_sorted() -> None:
    kept = kept_answers(reversed(ANSWERS), EDITION)
    assert "B17" in {answer.question for answer in ANSWERS}
    assert {answer.question for answer in kept} == {"G2_1", "G2a_1", "B1", "B1b_2"}
    assert list(kept) == sorted(kept)
    assert len(kept) == len(ANSWERS) - 1
