"""One unit, one verdict, which never contradicts the funnel; and the words it is told in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics import funnel
from oppna.statistics.dispersion import Dispersion, estimate
from oppna.statistics.verdicts import Direction, Judgement, Limits, Verdict, by_limits, judge, sentence
from tests.lib.drawn_units import Counted, counted, inner_shares, shares, units

TOO_FEW, CHANCE, DIFFERS, CLEARLY = Verdict
NONE, HIGHER, LOWER = Direction
SPREAD = Dispersion(2.0, 0.01, 290)
ORDER = {CHANCE: 0, DIFFERS: 1, CLEARLY: 2}


def test_frozen_verdicts_around_thirty_per_cent() -> None:
    found = judge([8, 2, 15, 0, 26, 1, 0], [26, 26, 26, 26, 26, 2, 0], 0.3)
    assert found == (
        (CHANCE, NONE),
        (DIFFERS, LOWER),
        (DIFFERS, HIGHER),
        (CLEARLY, LOWER),
        (CLEARLY, HIGHER),
        (TOO_FEW, NONE),
        (TOO_FEW, NONE),
    )


def test_dispersion_takes_verdicts_back() -> None:
    units = [2, 14, 16, 26], [26] * 4
    assert [verdict for verdict, _ in judge(*units, 0.3)] == [DIFFERS, DIFFERS, CLEARLY, CLEARLY]
    assert [verdict for verdict, _ in judge(*units, 0.3, SPREAD)] == [CHANCE, CHANCE, DIFFERS, CLEARLY]


@pytest.mark.parametrize(("trials", "told"), [(1, False), (2, False), (3, False), (4, True), (9, True), (12.5, True)])
def test_too_few_is_when_no_outcome_could_have_been_told_from_chance(trials: float, told: bool) -> None:
    """Around 0.3: all of three happen by chance in 2.7 % of cases, all of four in 0.8 %."""
    judged = judge([0, trials], [trials, trials], 0.3)
    assert [judgement.verdict is not TOO_FEW for judgement in judged] == [told, told]


def test_too_few_is_about_trials_and_not_about_dispersion() -> None:
    wide = Dispersion(40.0, 2.0, 290)
    assert judge(300, 300, 0.3, wide) == ((CHANCE, NONE),)
    assert judge(1, 2, 0.3, wide) == ((TOO_FEW, NONE),)


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (None, 26), (3, None)])
def test_what_is_not_there_is_too_few(successes: int | None, trials: int | None) -> None:
    assert judge(successes, trials, 0.3) == ((TOO_FEW, NONE),)


def test_no_target_no_verdict() -> None:
    assert judge(3, 26, None) == ((TOO_FEW, NONE),)


@pytest.mark.parametrize("target", [0, 1])
def test_where_all_are_at_an_end_nobody_differs(target: int) -> None:
    assert judge([26 * target, 2 * target], [26, 2], target) == ((CHANCE, NONE),) * 2
    assert judge([26 * (1 - target)], [26], target)[0].verdict is CLEARLY


def test_one_unit_is_its_own_group() -> None:
    assert judge(9, 26, 9 / 26, estimate([9], [26], 9 / 26)) == ((CHANCE, NONE),)


@given(units(least=1, most=10), shares, st.floats(0, 0.2))
def test_a_verdict_never_contradicts_the_funnel(some: list[Counted], target: float, tau2: float) -> None:
    spread = Dispersion(1.0, tau2, 9)
    successes, trials = (np.array(column, dtype=float) for column in zip(*some, strict=True))
    near, far = (funnel.limits(target, trials, level, spread) for level in (0.95, 0.998))
    for unit, (verdict, direction) in enumerate(judge(successes, trials, target, spread)):
        share = successes[unit] / trials[unit]
        outside = int(share > near[1][unit]) - int(share < near[0][unit])
        beyond = int(share > far[1][unit]) - int(share < far[0][unit])
        if verdict is TOO_FEW:
            exact = funnel.limits(target, trials[unit], 0.95)
            assert (float(exact[0]), float(exact[1])) == (0.0, 1.0) and direction is NONE
        else:
            assert direction is [NONE, HIGHER, LOWER][outside]
            assert ORDER[verdict] == abs(outside) + abs(beyond)


@given(counted(), inner_shares, st.floats(0, 0.2))
def test_dispersion_never_sharpens_a_verdict(unit: Counted, target: float, tau2: float) -> None:
    (plain, side), (wide, wide_side) = judge(*unit, target)[0], judge(*unit, target, Dispersion(1.0, tau2, 9))[0]
    assert (plain is TOO_FEW) == (wide is TOO_FEW)
    if plain is not TOO_FEW:
        assert ORDER[wide] <= ORDER[plain]
        assert wide_side in (side, NONE)


@given(st.integers(1, 120), inner_shares, st.floats(0, 0.2))
def test_farther_away_is_never_a_milder_verdict(trials: int, target: float, tau2: float) -> None:
    judged = judge(np.arange(trials + 1), np.full(trials + 1, trials), target, Dispersion(1.0, tau2, 9))
    signs = {HIGHER: 1, LOWER: -1, NONE: 0}
    steps = [signs[direction] * ORDER.get(verdict, 0) for verdict, direction in judged]
    assert steps == sorted(steps)


@given(units(least=1, most=10), inner_shares, st.randoms())
def test_the_order_means_nothing(some: list[Counted], target: float, random: object) -> None:
    order = list(range(len(some)))
    random.shuffle(order)  # type: ignore[attr-defined]
    plain = judge(*zip(*some, strict=True), target, SPREAD)
    mixed = judge(*zip(*[some[place] for place in order], strict=True), target, SPREAD)
    assert tuple(plain[place] for place in order) == mixed


def test_one_in_twenty_at_most_of_units_like_the_group_differ() -> None:
    """Exact limits: 5 % and 0.2 % are never passed, unit by unit, in the whole range of sizes."""
    random = np.random.default_rng(290)
    trials = np.repeat([4, 9, 26, 80, 300], 4000)
    judged = judge(random.binomial(trials, 0.3), trials, 0.3)
    for size in (4, 9, 26, 80, 300):
        own = [judgement.verdict for judgement, tried in zip(judged, trials, strict=True) if tried == size]
        assert sum(verdict in (DIFFERS, CLEARLY) for verdict in own) <= 0.05 * 4000 * 1.1
        assert own.count(CLEARLY) <= 0.002 * 4000 * 2


NAME, MEASURE, TARGET = "Solna", "andelen handläggare med mer än fem års erfarenhet", "rikets 37 %"
TOLD = {
    (TOO_FEW, NONE): f"Solna: för få för att säga om {MEASURE} skiljer sig från rikets 37 %.",
    (CHANCE, NONE): f"Solna: skillnaden mellan {MEASURE} och rikets 37 % kan inte skiljas från slumpen.",
    (DIFFERS, LOWER): f"Solna avviker: {MEASURE} är lägre än rikets 37 %.",
    (CLEARLY, HIGHER): f"Solna avviker tydligt: {MEASURE} är högre än rikets 37 %.",
}


@pytest.mark.parametrize("judgement", TOLD)
def test_the_sentence(judgement: tuple[Verdict, Direction]) -> None:
    told = sentence(Judgement(*judgement), NAME, MEASURE, TARGET)
    assert told == TOLD[judgement]
    assert judgement[0].value in told
    assert not {"bra", "bäst", "sämst", "dålig", "bättre", "sämre"} & set(told.lower().split())


def test_the_four_phrases_are_those_of_the_interface() -> None:
    assert [verdict.value for verdict in Verdict] == [
        "för få för att säga",
        "kan inte skiljas från slumpen",
        "avviker",
        "avviker tydligt",
    ]


def test_on_a_limit_is_inside_it() -> None:
    """Three to either side: on the near limit, between the two, on the far one."""
    ends = [np.full(6, end) for end in (0.3, 0.7, 0.1, 0.9)]
    share = np.array([0.3, 0.2, 0.1, 0.7, 0.8, 0.9])
    judged = by_limits(share, Limits(*ends), np.full(6, True))
    assert judged == (
        (CHANCE, NONE),
        (DIFFERS, LOWER),
        (DIFFERS, LOWER),
        (CHANCE, NONE),
        (DIFFERS, HIGHER),
        (DIFFERS, HIGHER),
    )
