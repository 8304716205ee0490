"""Comparable units against a loop over pairs, and what a robust conclusion is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics.twins import LEAST_COMMON, nearest, robust, standardised
from tests.lib.reference_statistics import likeness

NAN = float("nan")
LINE = [[0.0], [1.0], [2.0], [4.0], [8.0], [-1.0]]


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Whole numbers, so that equal distances and measures all have alike do happen; some are missing."""
    columns = draw(st.integers(1, 4))
    cell = st.one_of(st.just(NAN), st.integers(-5, 5).map(float), st.integers(-5, 5).map(float))
    return draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=2, max_size=12))


def test_neighbours_on_a_line() -> None:
    found = nearest(LINE, 2, None, 3)
    spread = float(np.std([0, 1, 2, 4, 8, -1]))
    assert found.rows.tolist() == [1, 0, 3]
    assert found.distances == pytest.approx([1 / spread, 2 / spread, 2 / spread])
    assert found.parts.tolist() == [[1.0], [1.0], [1.0]]


def test_each_measures_part_in_the_distance() -> None:
    """Two measures of spread 1: three off in one and one in the other, with weights 1 and 3."""
    table = [[-1, -1], [1, 1], [2, 0], [-2, 0], [0, 2], [0, -2]]
    table = (np.array(table) / np.std(table, axis=0)).tolist()
    spread = float(np.std([-1, 1, 2, -2, 0, 0]))
    found = nearest(table, 0, [1, 3], 5)
    twin = found.rows.tolist().index(2)
    assert found.parts[twin] == pytest.approx([9 / 12, 3 / 12])
    assert found.distances[twin] == pytest.approx(((1 * 9 + 3 * 1) / 4) ** 0.5 / spread)


def test_weights_move_the_choice() -> None:
    table = [[0, 0], [0, 9], [9, 0], [3, 3]]
    assert nearest(table, 0, [1, 0], 1).rows.tolist() == [1]
    assert nearest(table, 0, [0, 1], 1).rows.tolist() == [2]
    assert nearest(table, 0, [1, 1], 1).rows.tolist() == [3]


def test_a_missing_measure_drops_out_and_is_told() -> None:
    found = nearest([[0, 0], [0, NAN], [1, 1], [5, 5]], 0, None, 2)
    assert found.rows.tolist() == [1, 2]
    assert found.distances[0] == 0.0
    assert found.parts[0] == pytest.approx([0.0, NAN], nan_ok=True)


def test_a_unit_known_in_little_is_no_twin() -> None:
    table = [[0, 0, 0], [0, NAN, NAN], [1, 1, 1], [0, 0, NAN], [5, 5, 5]]
    assert nearest(table, 0, None, 9).rows.tolist() == [3, 2, 4]
    assert nearest(table, 0, [2, 1, 1], 9).rows.tolist() == [1, 3, 2, 4]
    assert LEAST_COMMON == 0.5


def test_what_is_not_known_of_the_unit_is_not_asked_of_its_twins() -> None:
    assert nearest([[0, NAN, NAN], [1, NAN, NAN], [3, 4, 5]], 0, None, 9).rows.tolist() == [1, 2]


@pytest.mark.parametrize("table", [[[NAN], [1.0], [2.0]], [[5.0], [5.0], [5.0]]])
def test_nothing_to_go_by_gives_no_twins(table: list[list[float]]) -> None:
    found = nearest(table, 0, None, 2)
    assert found.rows.tolist() == []
    assert found.parts.shape == (0, 1)


def test_a_measure_all_have_alike_tells_nothing() -> None:
    found = nearest([[7, 0], [7, 1], [7, 3]], 0, [100, 1], 2)
    assert found.rows.tolist() == [1, 2]
    assert found.parts == pytest.approx(np.array([[NAN, 1.0], [NAN, 1.0]]), nan_ok=True)


def test_no_weight_at_all_gives_no_twins() -> None:
    assert nearest(LINE, 0, [0], 3).rows.tolist() == []


@pytest.mark.parametrize(("count", "found"), [(0, 0), (-1, 0), (2, 2), (99, 5)])
def test_as_many_as_there_are(count: int, found: int) -> None:
    assert len(nearest(LINE, 0, None, count).rows) == found


def test_a_unit_is_never_its_own_twin_from_whichever_end_it_is_counted() -> None:
    assert nearest(LINE, -1, None, 2).rows.tolist() == nearest(LINE, 5, None, 2).rows.tolist() == [0, 1]
    with pytest.raises(IndexError):
        nearest(LINE, 6, None, 2)


@pytest.mark.parametrize("weights", [[1, 1], [-1], [NAN], [float("inf")]])
def test_weights_that_are_none_are_our_own_mistake(weights: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^one weight a measure, none below 0$"):
        nearest(LINE, 0, weights, 2)


def test_standardised() -> None:
    assert standardised([[1, 5, NAN], [3, 5, 2], [NAN, 5, NAN]]) == pytest.approx(
        np.array([[-1, NAN, NAN], [1, NAN, NAN], [NAN, NAN, NAN]]), nan_ok=True
    )


def test_large_numbers_that_hardly_differ_are_not_noise() -> None:
    assert standardised([[1_000_000.0], [1_000_001.0]]) == pytest.approx(np.array([[-1], [1]]))
    assert np.isnan(standardised([[0.1 + 0.2], [0.3]])).all()


@given(tables(), st.data())
def test_pair_by_pair(table: list[list[float]], data: st.DataObject) -> None:
    own = data.draw(st.integers(0, len(table) - 1))
    weights = data.draw(st.lists(st.sampled_from([0.5, 1, 2]), min_size=len(table[0]), max_size=len(table[0])))
    found, again = nearest(table, own, weights, 20), likeness.nearest(table, own, weights, 20)
    parts = {row: (distance, parts) for row, distance, parts in again}
    assert set(found.rows.tolist()) == set(parts)
    assert found.distances == pytest.approx(sorted(distance for distance, _ in parts.values()), abs=1e-9)
    for row, distance, part in zip(found.rows.tolist(), found.distances, found.parts, strict=True):
        assert distance == pytest.approx(parts[row][0], abs=1e-9)
        assert part == pytest.approx(np.array(parts[row][1]), abs=1e-9, nan_ok=True)


@given(tables(), st.floats(0.1, 10), st.floats(-100, 100), st.floats(0.1, 10))
def test_units_of_measurement_and_the_sum_of_weights_mean_nothing(
    table: list[list[float]], scale: float, shift: float, weight: float
) -> None:
    plain = nearest(table, 0, None, 20)
    other = nearest(np.array(table) * scale + shift, 0, [weight] * len(table[0]), 20)
    assert sorted(plain.rows.tolist()) == sorted(other.rows.tolist())
    assert other.distances == pytest.approx(plain.distances, abs=1e-7)


def test_an_obvious_conclusion_survives_every_choice() -> None:
    table = [[0.0, 0.0], *[[value / 10, -value / 10] for value in range(1, 20)]]
    assert robust(table, 0, None, 5, lambda rows: len(rows) > 0) == 1.0


def test_a_conclusion_that_hangs_on_the_choice_does_not() -> None:
    """Whether the nearest is the one near in the first measure or the one near in the second is a toss-up."""
    table = [[0, 0], [0, 4.001], [4, 0], [9, 9]]
    share = robust(table, 0, None, 1, lambda rows: int(rows[0]))
    assert 0.4 < share < 0.6
    assert share == robust(table, 0, None, 1, lambda rows: int(rows[0]))
    assert share != robust(table, 0, None, 1, lambda rows: int(rows[0]), seed=2)


def test_two_hundred_choices_from_half_as_many_to_twice_as_many() -> None:
    table = [[float(value)] for value in range(60)]
    seen: list[Sequence[int]] = []
    robust(table, 0, None, 8, lambda rows: seen.append(rows.tolist()))
    assert len(seen) == 201
    assert len(seen[0]) == 8
    assert {len(rows) for rows in seen[1:]} == set(range(4, 17))
    assert all(rows == list(range(1, len(rows) + 1)) for rows in seen)


@given(tables(), st.integers(1, 5))
def test_all_choices_at_once_are_the_choices_one_by_one(table: list[list[float]], count: int) -> None:
    """The same factors drawn here, each choice asked for alone: also where equals and missing ones meet."""
    at_once: list[list[int]] = []
    robust(table, 0, None, count, lambda rows: at_once.append(rows.tolist()), choices=20)
    factors = 2.0 ** np.random.default_rng(1).uniform(-1, 1, (20, len(table[0]) + 1))
    each = [nearest(table, 0, row[:-1], max(1, round(count * row[-1]))).rows.tolist() for row in factors]
    assert at_once == [nearest(table, 0, None, count).rows.tolist(), *each]


def test_one_twin_is_never_perturbed_to_none() -> None:
    seen: list[int] = []
    robust(LINE, 0, None, 1, lambda rows: seen.append(len(rows)), choices=50)
    assert seen[0] == 1 and set(seen[1:]) == {1, 2}
    assert len(seen) == 51


def test_the_reader_s_weights_are_those_that_are_perturbed() -> None:
    """A measure that is not to count never counts, and what counts for more decides more often."""
    table = [[0, 0], [0, 4.001], [4, 0], [9, 9]]

    def nearest_row(rows: Sequence[int]) -> int:
        return int(rows[0])

    seen: set[int] = set()
    assert robust(table, 0, [0, 1], 1, lambda rows: seen.add(nearest_row(rows)) or nearest_row(rows)) == 1.0
    assert seen == {2}
    assert robust(table, 0, [1, 2], 1, nearest_row) > robust(table, 0, None, 1, nearest_row)


def test_a_share_that_stands_on_a_page_is_the_same_tomorrow() -> None:
    table = [[0, 0], [0, 4.001], [4, 0], [9, 9], [1, 5], [6, 2]]
    assert robust(table, 0, None, 3, lambda rows: sorted(rows.tolist())) == 0.19
    assert robust(table, 0, [1, 3], 2, lambda rows: rows.tolist()) == 0.255


def test_units_equally_near_stand_in_the_order_listed() -> None:
    table = [[float(number % 2)] for number in range(60)]
    assert nearest(table, 0, None, 59).rows.tolist() == [*range(2, 60, 2), *range(1, 60, 2)]


def test_noise_is_measured_by_its_own_column() -> None:
    assert np.isnan(standardised([[1e6 + 1e-9], [1e6]])).all(), "the last bits of large numbers"
    beside = standardised([[1e9, 0.0], [2e9, 1e-5]])
    assert beside[:, 1] == pytest.approx([-1, 1]), "small numbers beside large ones"
    assert standardised(np.empty((0, 2))).shape == (0, 2)
