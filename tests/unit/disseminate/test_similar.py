"""Those an area is laid beside: counted anew, plainly, for every municipality and indicator of the public world."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from statistics import median
from typing import Any

import pytest

from oppna.disseminate.charts.among import WIDTH, among
from oppna.disseminate.fair.twins import COUNT
from oppna.disseminate.presenters.area.similar import similar_to
from oppna.disseminate.shown import figure_text
from oppna.model.codes import Category, Level
from oppna.release.content import Release


@pytest.fixture(scope="module")
def release(public_shelf: Any) -> Release:
    return public_shelf.at(datetime.now(UTC)).by_edition["2018-bou"]


def test_the_column_is_what_its_places_have(release: Release) -> None:
    told = {"hidden": 0, "counted": 0, "middle": 0}
    for area in release.areas[::7]:
        similar = similar_to(release, area)
        if similar is None:
            assert area.level not in (Level.MUNICIPALITY, Level.DISTRICT) or area.is_city
            continue
        assert len(set(similar.places)) == COUNT and (area.level, area.area) not in similar.places
        assert {level for level, _ in similar.places} == {area.level}
        for indicator in release.edition.indicators:
            cells = [release.cell(indicator.id, *place) for place in similar.places]
            values = [cell.value for cell in cells if cell and cell.value and cell.value != "Ej aktuellt"]
            missing = sum(cell.status == "missing" for cell in cells if cell)
            text = similar.text(release, indicator)
            if indicator.nonresponse_limit and missing > 3:  # of fifteen, three are exactly 20 per cent
                told["hidden"] += 1
                assert text == "visas inte, för stort bortfall"
            elif not values:
                assert text == "–"
            elif values[0] in list(Category):
                told["counted"] += 1
                assert text == f"{values.count('Ja')} av {len(values)} Ja"
            else:
                told["middle"] += 1
                exact = [Fraction(c.numerator) / Fraction(c.denominator) for c in cells if c and c.value]
                assert text == figure_text(Fraction(median(exact)), indicator)
    assert all(told[kind] for kind in ("counted", "middle")), told


def test_too_many_without_an_answer_hide_the_rest(release: Release) -> None:
    indicator = release.edition.indicator("G1")
    lacking = [one for one in release.respondents if release.cell("G1", one.level, one.area).status == "missing"]  # type: ignore[union-attr]
    having = [one for one in release.respondents if one not in lacking]
    similar = similar_to(release, having[0])
    assert similar is not None

    def beside(few: int) -> str:
        chosen = [*lacking[:few], *having[: COUNT - few]]
        places = tuple((one.level, one.area) for one in chosen)
        return type(similar)(places, "kommuner").text(release, indicator)

    assert len(lacking) >= 4
    assert beside(3).endswith("av 12 Ja")
    assert beside(4) == "visas inte, för stort bortfall"


def test_the_small_bar_is_as_wide_as_its_parts() -> None:
    drawn = among({"Ja": 30, "Nej": 10}, "Nej", label="Ja 30, Nej 10. Här: Nej.")
    assert f'class="among-yes" x="0" y="6" width="{WIDTH * 3 // 4}"' in drawn
    assert 'class="among-no"' in drawn and "among-partly" not in drawn
    assert drawn.count("strip-own") == 1 and 'aria-label="Ja 30, Nej 10. Här: Nej."' in drawn
    assert "strip-own" not in among({"Ja": 1}, None, label="x") and "<rect" not in among({}, "Ja", label="x")


def test_just_a_tenth_is_no_small_share(release: Release) -> None:
    measure = release.edition.indicator("B1b_minst3")
    assert figure_text(Fraction(1, 10), measure) == "10\u00a0%"
    assert figure_text(Fraction(99, 1000), measure) == "9,9\u00a0%"
