"""Numbers as planes of digits do what Python's integers do, unit by unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.engines.bits.numbers import (
    Numbers,
    absolute,
    add,
    below,
    constant,
    equal,
    from_values,
    least,
    subtract,
)
from oppna.engines.bits.plane import put, without

Values = list[int | None]


def columns(count: int) -> st.SearchStrategy[list[Values]]:
    """So many columns of the same length, each with a magnitude of its own; some unknown all the way."""

    def of(size: int) -> st.SearchStrategy[list[Values]]:
        value = st.one_of(st.none(), st.integers(-3, 3), st.integers(-(10**6), 10**6), st.integers(-(2**60), 2**60))
        some = st.lists(value, min_size=size, max_size=size)
        small = st.lists(st.none() | st.integers(-1, 1), min_size=size, max_size=size)
        none: st.SearchStrategy[Values] = st.just([None] * size)
        return st.tuples(*[some | small | none] * count).map(list)

    return st.integers(0, 200).flatmap(of)


def everyone(values: Values) -> int:
    return (1 << len(values)) - 1


def bits(plane: int, size: int) -> list[bool]:
    assert 0 <= plane < 1 << size
    return [bool(plane >> i & 1) for i in range(size)]


def unit_by_unit(function: Callable[[int, int], int], left: Values, right: Values) -> Values:
    pairs = zip(left, right, strict=True)
    return [None if one is None or other is None else function(one, other) for one, other in pairs]


def sound(numbers: Numbers, size: int) -> Numbers:
    """Units outside `known` hold 0, and nothing stands outside the units."""
    assert all(plane & ~numbers.known == 0 for plane in numbers.planes)
    assert 0 <= numbers.known < 1 << size
    return numbers


@given(columns(1))
def test_there_and_back(given: list[Values]) -> None:
    (values,) = given
    numbers = sound(from_values(values), len(values))
    assert numbers.values(len(values)) == values
    assert [numbers.at(i) for i in range(len(values))] == [value or 0 for value in values]
    assert bits(numbers.nonzero(), len(values)) == [bool(value) for value in values]


@given(columns(2))
def test_sum_and_difference(given: list[Values]) -> None:
    left, right = given
    size, one, other = len(left), from_values(left), from_values(right)
    assert sound(add(one, other), size).values(size) == unit_by_unit(lambda x, y: x + y, left, right)
    difference = subtract(one, other, everyone(left))
    assert sound(difference, size).values(size) == unit_by_unit(lambda x, y: x - y, left, right)


@given(columns(1))
def test_absolute(given: list[Values]) -> None:
    (values,) = given
    found = sound(absolute(from_values(values), everyone(values)), len(values))
    assert found.values(len(values)) == [None if value is None else abs(value) for value in values]


@given(columns(2))
def test_least(given: list[Values]) -> None:
    left, right = given
    found = sound(least(from_values(left), from_values(right), everyone(left)), len(left))
    assert found.values(len(left)) == unit_by_unit(min, left, right)


@given(columns(2), st.booleans())
def test_comparisons(given: list[Values], same: bool) -> None:
    left, right = given
    right = [one if same and i % 2 else other for i, (one, other) in enumerate(zip(left, right, strict=True))]
    one, other, size = from_values(left), from_values(right), len(left)
    wanted = unit_by_unit(lambda x, y: x < y, left, right)
    assert bits(below(one, other, everyone(left)), size) == [value is True for value in wanted]
    wanted = unit_by_unit(lambda x, y: x == y, left, right)
    assert bits(equal(one, other), size) == [value is True for value in wanted]


@given(columns(1), st.integers(0, 2**200))
def test_total_over_a_mask(given: list[Values], mask: int) -> None:
    (values,) = given
    expected = sum(value or 0 for i, value in enumerate(values) if mask >> i & 1)
    assert from_values(values).total(mask) == expected


@given(columns(1), st.integers(0, 2**200))
def test_where(given: list[Values], mask: int) -> None:
    (values,) = given
    left = sound(from_values(values).where(mask), len(values))
    assert left.values(len(values)) == [value if mask >> i & 1 else None for i, value in enumerate(values)]


@given(st.integers(-(2**70), 2**70), st.integers(0, 20))
def test_constant(value: int, size: int) -> None:
    assert constant(value, (1 << size) - 1).values(size) == [value] * size


@pytest.mark.parametrize("values", [[], [None], [None, None, None], [0], [-1], [-(2**63)], [2**63 - 1, -(2**63)]])
def test_edges(values: Values) -> None:
    numbers = from_values(values)
    assert numbers.values(len(values)) == values
    doubled = add(numbers, numbers).values(len(values))
    assert doubled == [None if value is None else 2 * value for value in values]


@given(st.integers(0, 2**70), st.integers(0, 2**70))
def test_one_plane_without_another(plane: int, other: int) -> None:
    assert without(plane, other) == plane & ~other


@given(st.integers(0, 2**70), st.integers(0, 80), st.sampled_from([0, 1]))
def test_one_unit_in_a_plane(plane: int, position: int, bit: int) -> None:
    changed = put(plane, position, bit)
    assert changed >> position & 1 == bit
    assert (changed ^ plane) in (0, 1 << position)


@given(columns(1), columns(1), st.data())
def test_one_unit_taken_out_and_put_into_others(given: list[Values], other: list[Values], data: st.DataObject) -> None:
    (values,), (others,) = given, other
    if not values or not others:
        return
    source, target = data.draw(st.integers(0, len(values) - 1)), data.draw(st.integers(0, len(others) - 1))
    one = from_values(values).unit(source)
    assert one.values(1) == [values[source]]
    others[target], numbers = values[source], from_values(others)
    assert sound(numbers.put(target, one), len(others)).values(len(others)) == others
