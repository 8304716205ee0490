"""What is worked out for an indicator's page: classes of equal width, choices, the bar, the questions, the series."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.charts.look import SIZES
from oppna.disseminate.presenters.indicator.asked import NUMBER, UNABLE, asked
from oppna.disseminate.presenters.indicator.choice import COUNTIES, FALLING, choice
from oppna.disseminate.presenters.indicator.funnelled import funnelled, why_not
from oppna.disseminate.presenters.indicator.mapped import TWENTIETHS, classes_of, mapped
from oppna.disseminate.presenters.indicator.over_years import over_years
from oppna.disseminate.presenters.indicator.rows import group_rows, size_of, unit_rows
from oppna.disseminate.presenters.indicator.told import opening, respondents
from oppna.disseminate.presenters.indicator.whole import parts_of
from oppna.disseminate.presenters.indicators import listed
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from oppna.model.codes import Level, MeasureUnit
from oppna.release.content import Release
from tests.lib.public_world import CHILDREN, PUBLISHED, VIOLENCE

VALUES = st.lists(st.fractions(0, 10_000, max_denominator=1000), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def public(public_store: Path) -> Public:
    return Shelf(public_store).at(datetime.now(UTC))


@pytest.fixture(scope="module")
def release(public: Public) -> Release:
    return public.by_edition[CHILDREN]


@given(VALUES)
def test_classes_hold_every_value_and_are_no_wider_than_they_must(values: list[Fraction]) -> None:
    classes = classes_of(values)
    ends = (classes.start, classes.start + classes.step * len(SIZES))
    assert ends[0] <= min(values) and max(values) <= ends[1]
    for value in values:
        number = SIZES.index(classes.kind(value))
        low = classes.start + classes.step * number
        assert low <= value <= low + classes.step
    spread = max(values) - min(values)
    assert spread == 0 or classes.step <= spread * 2


def test_classes_are_round_and_never_by_rank() -> None:
    shares = [Fraction(one, 100) for one in (76, 77, 85, 86, 94)]
    classes = classes_of(shares)
    assert (classes.start, classes.step) == (Fraction(75, 100), Fraction(5, 100))
    assert classes_of([]) is TWENTIETHS
    assert TWENTIETHS.kind(Fraction(1)) == "size5" and TWENTIETHS.kind(Fraction(0)) == "size1"


def test_the_ends_of_a_class_are_told_in_words(release: Release) -> None:
    indicator = release.edition.indicator("B1b_minst1")
    assert TWENTIETHS.words(0, indicator) == "0\u00a0% till under 20\u00a0%"
    assert TWENTIETHS.words(4, indicator) == "80\u00a0% till 100\u00a0%"


def test_a_choice_stands_in_the_address_and_what_is_usual_does_not(release: Release) -> None:
    chosen = choice(release, {"lan": "skane-lan", "ordning": FALLING, "karta": COUNTIES})
    assert not chosen.problems
    assert chosen.query() == {"lan": "skane-lan", "ordning": FALLING, "karta": COUNTIES}
    assert chosen.query(lan="", karta="kommun") == {"ordning": FALLING}
    assert choice(release, {}).query() == {}
    assert len(choice(release, {"lan": "x", "ordning": "y", "karta": "z"}).problems) == 3


def test_the_rows_are_every_area_once(release: Release) -> None:
    indicator = release.edition.indicator("G1")
    rows = unit_rows(release, indicator, choice(release, {}))
    areas = [area for area in release.areas if area.level in (Level.MUNICIPALITY, Level.DISTRICT)]
    assert [row.area for row in rows] == areas
    counts = {group.heading: len(group.rows) for group in group_rows(release, indicator)}
    assert counts == {"Riket": 1, "Län": 21, "Befolkningsgrupp": 5, "SKR-grupp": 9}


@pytest.mark.parametrize("code", ["G1", "B12_1_anvant", "B1b_minst1"])
def test_order_by_value_is_an_order_with_the_valueless_last(release: Release, code: str) -> None:
    indicator = release.edition.indicator(code)
    for order in ("stigande", "fallande"):
        rows = unit_rows(release, indicator, choice(release, {"ordning": order}))
        sizes = [size_of(release.cell(code, row.area.level, row.area.area)) for row in rows]
        known = [float(size) for size in sizes if size is not None]
        assert known == sorted(known, reverse=order == "fallande")
        assert all(size is None for size in sizes[len(known) :])


def test_the_bar_and_the_map_count_the_same_cells(release: Release) -> None:
    """Each counted from the release's cells once more: municipalities that answer themselves are on both."""
    for indicator in release.edition.indicators:
        cells = [release.cell(indicator.id, area.level, area.area) for area in release.respondents]
        words = Counter(cell.value for cell in cells if cell and cell.status == "ok" and cell.value in ("Ja", "Nej"))
        parts = {part.word: part.count for part in parts_of(release, indicator)}
        if indicator.unit is MeasureUnit.CATEGORY:
            assert (parts["Ja"], parts["Nej"]) == (words["Ja"], words["Nej"])
            assert ("Delvis" in parts) == bool(getattr(indicator.rule, "partly", ""))
        entries = mapped(release, indicator, choice(release, {})).entries
        assert sum(entry.count for entry in entries) == 290


def test_the_questions_have_their_options_and_how_many_gave_each(release: Release) -> None:
    (question, *_) = asked(release, release.edition.indicator("B12_1_anvant"))
    given = Counter(answer.answer for answer in release.answers if answer.question == question.id)
    assert question.answered == given.total() > 200
    assert sum(said.count for said in question.answers) == question.answered
    numbers = asked(release, release.edition.indicator("B1b_minst1"))
    assert {said.answer for question in numbers for said in question.answers} <= {NUMBER, UNABLE}


def test_a_register_measure_asks_nothing(release: Release) -> None:
    assert asked(release, release.edition.indicator("BBIC")) == []
    assert "register" in respondents(release, release.edition.indicator("BBIC"))
    assert "svarade på enkätens del" in respondents(release, release.edition.indicator("G1"))


def test_the_opening_sentence_says_what_the_nation_comes_to(public: Public, release: Release) -> None:
    assert opening(release, release.edition.indicator("G1")).endswith("med en uppgift har Ja: 72\u00a0%.")
    old = public.by_edition[PUBLISHED]
    assert opening(old, old.edition.indicator("BBIC")).startswith("I riket är andelen Ja ")
    assert opening(old, old.edition.indicator("arbetsledning")) == "I riket är värdet 2,7 timmar per vecka."


def test_a_funnel_is_of_counties_for_answers_and_of_objects_for_measures(public: Public, release: Release) -> None:
    answers, measure = (funnelled(release, release.edition.indicator(code)) for code in ("G1", "BM_bistand"))
    assert answers is not None and measure is not None
    assert (answers.among, measure.among) == ("län", "kommuner och stadsdelar")
    assert len(measure.limits) == 4 and measure.spread
    for found in (answers, measure):
        for limit in found.limits:
            assert all(low <= found.target <= high for low, high in zip(limit.low, limit.high, strict=True))
        usual, rare = found.limits[:2]
        assert all(one >= other for one, other in zip(usual.low, rare.low, strict=True))
    old = public.by_edition[PUBLISHED]
    for code in ("UTB_ak9", "arbetsledning", "BBIC"):
        assert funnelled(old, old.edition.indicator(code)) is None
        assert why_not(old, old.edition.indicator(code)).endswith(".")


def test_a_series_breaks_with_a_reason_and_never_mixes_made_up_with_real(public: Public) -> None:
    broken = over_years(public, CHILDREN, "G10")
    assert broken.is_drawn and [len(stretch.known) for stretch in broken.stretches] == [1, 1]
    assert broken.stretches[1].broken
    assert [known.here for stretch in broken.stretches for known in stretch.known] == [False, True]
    old = over_years(public, PUBLISHED, "BBIC")
    assert not old.is_drawn and old.alone


def test_the_list_is_in_the_editions_own_order(public: Public) -> None:
    found = listed(public, {"omgang": VIOLENCE})
    assert found is not None
    order = [indicator.id for indicator in public.by_edition[VIOLENCE].edition.indicators]
    shown = [line.id for section in found.sections for line in section.lines]
    assert sorted(shown) == sorted(order) and shown[0] == order[0]
    nonsense = listed(public, {"omgang": "x", "omrade": "y", "typ": "z"})
    assert nonsense is not None and len(nonsense.problems) == 3
