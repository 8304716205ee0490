"""What a history of placement says of itself holds day by day, whatever is drawn for the person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.synth.nation.histories import HISTORIES, Day, History
from tests.lib.reference_registers import municipality, placed_whole_window

TOWNS = {"home": "0200", "other": "0100", "strange": "9999"}


def _date(day: Day | None, birth: int, cut: int, far: int) -> date:
    if day is None:
        return date.max
    return date(birth + (16 if day.from_close else 15), 6, 1) + timedelta(day.offset + day.cut * cut + day.far * far)


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.what)
@settings(max_examples=30)
@given(birth=st.integers(1988, 1996), cut=st.integers(0, 364), far=st.integers(30, 1529), swapped=st.booleans())
def test_a_history_is_what_it_says(history: History, birth: int, cut: int, far: int, swapped: bool) -> None:
    towns = TOWNS | ({"home": TOWNS["other"], "other": TOWNS["home"]} if swapped else {})
    spells = [
        (_date(spell.start, birth, cut, far), _date(spell.end, birth, cut, far), towns[spell.town])
        for spell in history.spells
    ]
    assert all(start <= end for start, end, _ in spells)
    assert placed_whole_window(spells, birth) == bool(history.last)
    if history.last:
        expected = max(TOWNS["home"], TOWNS["other"]) if history.last == "high" else towns[history.last]
        assert municipality(spells, birth) == expected
        assert (history.copies, history.overlaps) == _strange(spells, birth)


def _strange(spells: list[tuple[date, date, str]], birth: int) -> tuple[int, int]:
    """Rows that repeat another, and rows that start while an earlier one goes on."""
    opens, closes = date(birth + 15, 6, 1), date(birth + 16, 6, 1)
    touching = [(start, min(end, closes), code) for start, end, code in spells if start <= closes and end >= opens]
    once = sorted(set(touching))
    return len(touching) - len(once), sum(
        any(end >= start for _, end, _ in once[:place]) for place, (start, _, _) in enumerate(once)
    )


def test_the_edges_are_there() -> None:
    """The histories try both sides of every edge: half of the kinds count, and each kind has a name of its own."""
    assert len({history.what for history in HISTORIES}) == len(HISTORIES)
    assert 10 < sum(bool(history.last) for history in HISTORIES) < len(HISTORIES) - 8
