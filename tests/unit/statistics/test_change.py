"""Change of a unit: what is expected, what is told, and plans. How often it is wrong stands in test_false_success."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.statistics import change, predictive
from oppna.statistics.change import Judgement, against, expected, plan, unit
from oppna.statistics.shrinkage import Prior, shrunken
from oppna.statistics.verdicts import Direction, Verdict
from tests.lib.drawn_units import Counted, counted

TOO_FEW, CHANCE, DIFFERS, CLEARLY = Verdict
NONE, HIGHER, LOWER = Direction
PRIOR = Prior(6, 14)
STILL = ([6, 9, 7, 8, 6], [20, 30, 26, 26, 20]), ([6, 9, 7, 8, 6], [20, 30, 26, 26, 20])


def test_without_action_a_low_unit_is_expected_to_rise() -> None:
    """5 of 26 among units around 30 %: (5 + 6)/(26 + 20)."""
    found = expected(PRIOR, (5, 26), 26)
    assert float(found.share) == pytest.approx(11 / 46)
    assert float(found.change) == pytest.approx(11 / 46 - 5 / 26)
    assert [float(found.low), float(found.high)] == [
        float(limit) for limit in predictive.limits(PRIOR, 5, 26, 26, 0.95)
    ]


def test_frozen_judgements_of_changes() -> None:
    found = unit(PRIOR, ([5, 5, 5, 14, 1], [26, 26, 26, 26, 2]), ([9, 14, 20, 1, 2], [26, 26, 26, 26, 2]))
    assert found.judgements == ((CHANCE, NONE), (DIFFERS, HIGHER), (CLEARLY, HIGHER), (CLEARLY, LOWER), (TOO_FEW, NONE))
    assert found.change == pytest.approx([4 / 26, 9 / 26, 15 / 26, -13 / 26, 0.5])


@pytest.mark.parametrize(
    ("before", "after"), [((0, 0), (3, 9)), ((3, 9), (0, 0)), ((None, 9), (3, 9)), ((5, 26), (1, 1))]
)
def test_too_few_to_say(before: tuple[int, int], after: tuple[int, int]) -> None:
    assert unit(PRIOR, before, after).judgements == ((TOO_FEW, NONE),)
    assert against(PRIOR, before, after, *STILL).judgements == ((TOO_FEW, NONE),)


def test_against_twins_that_stood_still_a_rise_is_a_rise() -> None:
    found = against(PRIOR, (5, 26), (20, 26), *STILL)
    assert found.judgements[0].direction is HIGHER
    assert found.change == pytest.approx([15 / 26])


def test_against_twins_that_rose_as_much_it_is_not() -> None:
    risen = STILL[0], ([16, 24, 20, 21, 16], STILL[0][1])
    assert unit(PRIOR, (5, 26), (18, 26)).judgements[0].direction is HIGHER
    found = against(PRIOR, (5, 26), (18, 26), *risen)
    assert found.judgements == ((CHANCE, NONE),)
    assert against(PRIOR, (5, 26), (2, 26), *risen).judgements[0].direction is LOWER


def test_what_is_expected_moves_as_the_twins_moved_and_is_less_sure() -> None:
    """By hand: five twins, their mean surprise, and the variance of the surprises."""
    alone, found = expected(PRIOR, (5, 26), 26), against(PRIOR, (5, 26), (9, 26), *STILL).expected
    x, n = (np.array(column) for column in STILL[0])
    surprises = x / n - (6 + x) / (20 + n)
    assert float(found.share[0]) == pytest.approx(float(alone.share) + surprises.mean())
    assert float(found.change[0]) == pytest.approx(float(alone.change) + surprises.mean())
    mean, precision = (6 + x) / (20 + n), 20 + n
    chance = np.mean(mean * (1 - mean) * (1 / n + (1 - 1 / n) / (precision + 1)))
    assert surprises.var(ddof=1) < chance
    reach = 2.7764451**2 * chance / 5
    assert float(alone.low) > 0 == float(found.low[0])
    assert float(found.high[0]) == pytest.approx(
        float(found.share[0]) + ((float(alone.high) - float(alone.share)) ** 2 + reach) ** 0.5
    )


def test_twins_that_went_different_ways_make_less_sure() -> None:
    ways = STILL[0], ([1, 22, 1, 24, 18], STILL[0][1])
    still, apart = (against(PRIOR, (5, 26), (9, 26), *twins).expected for twins in (STILL, ways))
    x, n = (np.array(column) for column in STILL[0])
    mean, precision = (6 + x) / (20 + n), 20 + n
    surprises = np.array(ways[1][0]) / n - mean
    seen, chance = surprises.var(ddof=1), np.mean(mean * (1 - mean) * (1 / n + (1 - 1 / n) / (precision + 1)))
    assert seen > chance
    reach = 2.7764451**2 * (seen - chance + seen / 5)
    alone = expected(PRIOR, (5, 26), 26)
    share = float(alone.share) + surprises.mean()
    assert float(apart.high[0]) == pytest.approx(
        min(1.0, share + ((float(alone.high) - float(alone.share)) ** 2 + reach) ** 0.5)
    )
    assert apart.high[0] > still.high[0]


@pytest.mark.parametrize("twins", [0, 1])
def test_fewer_than_two_twins_are_too_few(twins: int) -> None:
    some = tuple(tuple(column[:twins] for column in counts) for counts in STILL)
    assert against(PRIOR, (5, 26), (20, 26), *some).judgements == ((TOO_FEW, NONE),)


def test_twins_without_a_known_change_are_left_out() -> None:
    more = ([*STILL[0][0], 3, None], [*STILL[0][1], 9, 9]), ([*STILL[1][0], None, 3], [*STILL[1][1], 9, 9])
    plain, other = (against(PRIOR, (5, 26), (20, 26), *twins).expected for twins in (STILL, more))
    assert np.array(plain) == pytest.approx(np.array(other))


def test_two_twins_are_enough_but_tell_little() -> None:
    some = tuple(tuple(column[:2] for column in counts) for counts in STILL)
    found = against(PRIOR, (5, 26), (20, 26), *some)
    assert found.judgements == ((CHANCE, NONE),)
    assert (found.expected.low >= 0).all() and (found.expected.high <= 1).all()


def test_a_plan_before_its_result() -> None:
    found = plan(PRIOR, (5, 26), 0.5)
    assert found.baseline == pytest.approx(5 / 26)
    assert found.goal == 0.5
    assert float(found.expected.share) == pytest.approx(11 / 46)
    assert (found.reached, found.judgement) == (None, None)
    at_least_13 = 1 - float(predictive.at_most(12, 11, 35, 26))
    assert found.chance == pytest.approx(at_least_13, abs=1e-6)


def test_a_modest_goal_is_reached_by_doing_nothing_more_often_than_not() -> None:
    assert plan(PRIOR, (2, 26), 3 / 26).chance > 0.7
    assert plan(PRIOR, (5, 26), 0.2, next_trials=260).chance > 0.6
    assert plan(PRIOR, (5, 26), 0.0).chance == 1.0
    assert plan(PRIOR, (5, 26), 1.0).chance < 1e-6


def test_a_goal_of_full_time_equivalents_is_not_rounded() -> None:
    chances = [plan(PRIOR, (5, 26), goal, next_trials=12.5).chance for goal in (0.30, 0.31)]
    assert chances[0] > chances[1]
    whole = [plan(PRIOR, (5, 26), goal, next_trials=10).chance for goal in (0.21, 0.3)]
    assert whole[0] == whole[1]


@pytest.mark.parametrize(
    ("after", "reached", "verdict"),
    [((14, 26), True, DIFFERS), ((13, 26), True, DIFFERS), ((12, 26), False, CHANCE), ((20, 26), True, CLEARLY)],
)
def test_a_plan_after_its_result(after: tuple[int, int], reached: bool, verdict: Verdict) -> None:
    found = plan(PRIOR, (5, 26), 0.5, after)
    assert found.reached is reached
    assert found.judgement == unit(PRIOR, (5, 26), after).judgements[0]
    assert found.judgement.verdict is verdict


def test_a_goal_reached_within_chance_is_told_as_chance() -> None:
    found = plan(PRIOR, (2, 26), 0.2, (6, 26))
    assert found.reached is True
    assert found.judgement == (CHANCE, NONE)


def test_exactly_the_goal_is_reached_whatever_rounding_says() -> None:
    assert all(plan(PRIOR, (1, 10), share / 10, (share, 10)).reached for share in range(11))


def test_a_plan_without_trials_expects_nothing() -> None:
    found = plan(PRIOR, (0, 0), 0.5)
    assert np.isnan([found.baseline, found.chance, *map(float, found.expected)]).all()
    later = plan(PRIOR, (5, 26), 0.5, (0, 0))
    assert later.reached is False
    assert later.judgement == (TOO_FEW, NONE)


@given(counted(80), counted(80), st.floats(0.5, 30), st.floats(0.5, 30))
def test_a_judgement_never_contradicts_what_was_expected(before: Counted, after: Counted, a: float, b: float) -> None:
    found = unit(Prior(a, b), before, after)
    share, ((verdict, direction),) = after[0] / after[1], found.judgements
    if direction is HIGHER:
        assert share > found.expected.high
    elif direction is LOWER:
        assert share < found.expected.low
    else:
        assert verdict is TOO_FEW or found.expected.low <= share <= found.expected.high


@given(counted(80), st.floats(0.5, 30), st.floats(0.5, 30))
def test_what_is_expected_is_the_shrunken_share(before: Counted, a: float, b: float) -> None:
    found = expected(Prior(a, b), before, before[1])
    assert found.share == shrunken(Prior(a, b), *before)[0]
    assert found.low - 1e-9 <= found.share <= found.high + 1e-9


TOLD = {
    (TOO_FEW, NONE): "Solna: för få för att säga om andelen utredda i tid har ändrats.",
    (CHANCE, NONE): "Solna: ändringen av andelen utredda i tid kan inte skiljas från slumpen.",
    (DIFFERS, HIGHER): "Solna avviker: andelen utredda i tid är högre än väntat utan åtgärd.",
    (CLEARLY, LOWER): "Solna avviker tydligt: andelen utredda i tid är lägre än väntat utan åtgärd.",
}


@pytest.mark.parametrize("judgement", TOLD)
def test_the_sentence(judgement: tuple[Verdict, Direction]) -> None:
    assert change.sentence(Judgement(*judgement), "Solna", "andelen utredda i tid") == TOLD[judgement]


def test_against_twins_one_limit_after_the_other() -> None:
    """Between the two limits it differs, beyond the far one clearly: each is moved and widened at its own level."""
    found = [against(PRIOR, (5, 26), (count, 26), *STILL).judgements[0] for count in range(27)]
    said = [verdict for verdict, direction in found if direction is not LOWER]
    assert said == [CHANCE] * said.count(CHANCE) + [DIFFERS] * said.count(DIFFERS) + [CLEARLY] * said.count(CLEARLY)
    assert said.count(DIFFERS) > 1 < said.count(CLEARLY)


def test_few_are_few_by_the_near_limit_in_either_direction() -> None:
    """Of four next time only all, or only none, can be told from chance, and at 99.8 % not even that."""
    up = against(PRIOR, (5, 26), (2, 4), *STILL).judgements
    mirrored = tuple(([n - x for x, n in zip(*side, strict=True)], side[1]) for side in STILL)
    down = against(Prior(14, 6), (21, 26), (2, 4), *mirrored).judgements
    assert up == down == ((CHANCE, NONE),)


def test_the_limits_of_one_that_lies_in_the_middle_by_hand() -> None:
    """Neither end is drawn in to 0 or 1, and the twins' surprises are estimated with one degree of freedom less."""
    twins = ([50, 60, 40], [100, 120, 90]), ([58, 55, 47], [100, 120, 90])
    alone, found = expected(PRIOR, (60, 120), 120), against(PRIOR, (60, 120), (60, 120), *twins).expected
    (x, n), (y, m) = ((np.array(column) for column in side) for side in twins)
    mean, precision = (6 + x) / (20 + n), 20 + n
    chance = np.mean(mean * (1 - mean) * (1 / m + (1 - 1 / m) / (precision + 1)))
    seen = np.sum((y / m - mean - np.mean(y / m - mean)) ** 2) / 2
    reach = 4.30265273**2 * (max(0, seen - chance) + max(seen, chance) / 3)
    share = float(alone.share) + np.mean(y / m - mean)
    low = share - ((float(alone.share) - float(alone.low)) ** 2 + reach) ** 0.5
    high = share + ((float(alone.high) - float(alone.share)) ** 2 + reach) ** 0.5
    assert 0 < low < high < 1
    assert (float(found.low[0]), float(found.high[0])) == pytest.approx((low, high))


@pytest.mark.parametrize("rising", [True, False])
def test_what_is_expected_stays_a_share_however_far_the_twins_went(rising: bool) -> None:
    few, most = ([2, 1, 3], [60, 50, 70]), ([58, 49, 68], [60, 50, 70])
    twins = (few, most) if rising else (most, few)
    own = (24, 26) if rising else (2, 26)
    found = against(PRIOR, own, own, *twins).expected
    assert found.share[0] == found.high[0] == 1 if rising else found.share[0] == found.low[0] == 0
    assert 0 <= found.low[0] <= found.high[0] <= 1


def test_a_plan_tells_what_the_next_round_may_show() -> None:
    outlook = plan(PRIOR, (5, 26), 0.5, next_trials=40).expected
    assert (float(outlook.low), float(outlook.high)) == pytest.approx(
        [float(limit) for limit in predictive.limits(PRIOR, 5, 26, 40, 0.95)]
    )
