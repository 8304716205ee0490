"""Full-time equivalents: numbers that add up, for exactly as many units as published; and those that do not.

Whole hundredths of a full-time equivalent and whole thousandths of a share throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

import msgspec

from oppna.model.area import Unit
from oppna.model.codes import CANNOT_ANSWER
from oppna.swedish import decimal_point
from oppna.synth.chance import shuffled, stream
from oppna.synth.plan import StaffPlan

FULL_TIME = 100
HOURLY = 73
"""120 hours in January, as a share of the 165 of a full-time month [METHOD 5]."""
ROUNDS = 12
"""So many times the pooled shares are corrected; they settle after a few."""


class Staff(msgspec.Struct):
    """The staff of a unit in hundredths: all, by experience among graduates (five classes), consultants.

    `hours`: hundredths of the hours a week that somebody leads them.
    """

    all: int
    experience: list[int]
    consultants: int
    graduates: int = 0
    hours: int = 0


class Shares(msgspec.Struct, frozen=True):
    """The pooled shares to reach, in thousandths of the staff."""

    least_one: int
    least_three: int
    over_five: int
    consultants: int


class Roles(msgspec.Struct, frozen=True):
    """Which units cannot answer, contradict themselves, round, or employ nobody. No unit has two roles."""

    no_staff: frozenset[str]
    no_experience: frozenset[str]
    no_consultants: frozenset[str]
    no_hours: frozenset[str]
    too_many: frozenset[str]
    wrong_sum: frozenset[str]
    rounded: frozenset[str]
    no_employees: frozenset[str]

    @property
    def staff_missing(self) -> frozenset[str]:
        return self.no_staff | self.no_experience

    @property
    def staff_illogical(self) -> frozenset[str]:
        return self.too_many | self.wrong_sum


def cast(units: Sequence[Unit], plan: StaffPlan, seed: int) -> Roles:
    """Who plays which part. Nobody employed is for the smallest."""
    alone = sorted((u for u in units if not u.is_district), key=lambda u: (u.population or 0, u.unit))
    only = frozenset(unit.unit for unit in alone[: plan.no_employees])
    order = iter(shuffled((u.unit for u in units if u.unit not in only), stream(seed, "personal", "roller")))

    def take(number: int) -> frozenset[str]:
        return frozenset(next(order) for _ in range(number))

    return Roles(
        no_staff=take(plan.cannot_answer.staff),
        no_experience=take(plan.cannot_answer.experience),
        no_consultants=take(plan.cannot_answer.consultants),
        too_many=take(plan.illogical.too_many),
        wrong_sum=take(plan.illogical.sum),
        rounded=take(plan.rounded),
        no_hours=take(plan.hours.cannot_answer if plan.hours else 0),
        no_employees=only,
    )


def staffed(
    ranked: Sequence[Unit], inhabitants: Mapping[str, int], roles: Roles, shares: Shares, plan: StaffPlan, seed: int
) -> dict[str, Staff]:
    """Unit → staff before anything goes wrong. The shares pooled over the units with usable answers are reached."""
    sizes = {u.unit: _size(inhabitants[u.unit], plan.inhabitants_each, stream(seed, "antal", u.unit)) for u in ranked}
    usable = [u.unit for u in ranked if u.unit not in roles.staff_missing | roles.staff_illogical]
    shift = [0, 0, 0, 0]
    for _ in range(ROUNDS):
        result = {u.unit: _staff(u, n, len(ranked), sizes[u.unit], shares, shift, seed) for n, u in enumerate(ranked)}
        reached = _pooled([result[unit] for unit in usable])
        wanted = (shares.least_one, shares.least_three, shares.over_five, shares.consultants)
        shift = [old + want - got for old, want, got in zip(shift, wanted, reached, strict=True)]
    for unit in roles.no_employees:
        result[unit] = Staff(all=0, experience=[0] * 5, consultants=150)
    return result


def answers(staff: Staff, unit: str, roles: Roles, plan: StaffPlan) -> dict[str, str]:
    """What the unit writes, after its role has done its work on `staff`."""
    _go_wrong(staff, unit, roles)
    numbers = {plan.staff: staff.all, plan.graduates: staff.graduates}
    numbers |= {plan.consultants: staff.consultants} if plan.consultants else {}
    numbers |= {plan.hours.question: staff.hours} if plan.hours else {}
    numbers |= zip(plan.experience, staff.experience, strict=True)
    written = {question: decimal_point(Fraction(number, FULL_TIME), 2) for question, number in numbers.items()}
    return written | dict.fromkeys(_withheld(unit, roles, plan), str(CANNOT_ANSWER))


def _size(inhabitants: int, each: int, chance: Random) -> int:
    """Quarters of full-time posts, and now and then someone paid by the hour."""
    quarters = inhabitants * (70 + chance.randrange(60)) // (25 * each)
    return max(6, quarters) * FULL_TIME // 4 + (HOURLY if chance.randrange(4) == 0 else 0)


def _staff(unit: Unit, rank: int, units: int, size: int, shares: Shares, shift: Sequence[int], seed: int) -> Staff:
    """A better ranked unit has more experienced staff. Thousandths are kept in order: over five ≤ three ≤ one."""
    chance = stream(seed, "erfarenhet", unit.unit)
    lean = 150 - 300 * rank // units
    five = _within(0, shares.over_five + lean + chance.randrange(-150, 151) + shift[2], 1000)
    three = _within(five, shares.least_three + lean // 2 + chance.randrange(-100, 101) + shift[1], 1000)
    one = _within(three, shares.least_one + lean // 4 + chance.randrange(-60, 61) + shift[0], 1000)
    new = _within(0, one + chance.randrange(0, 90), 1000) - one
    bounds = [size * part // 1000 for part in (five, three, one, one + new)]
    unknown = min(size - bounds[3], FULL_TIME // 4) if chance.randrange(12) == 0 else 0
    experience = [bounds[3] - bounds[2], bounds[2] - bounds[1], bounds[1] - bounds[0], bounds[0], unknown]
    hired = _within(0, 2 * shares.consultants + chance.randrange(-60, 61) + shift[3], 500) if chance.randrange(2) else 0
    return Staff(all=size, experience=experience, consultants=size * hired // 1000, graduates=sum(experience))


def _within(low: int, value: int, high: int) -> int:
    return min(max(low, value), high)


def _pooled(staff: Sequence[Staff]) -> tuple[int, int, int, int]:
    """Thousandths over all of them: at least one, at least three, over five years, and consultants."""
    total = sum(one.all for one in staff)
    hired = sum(one.consultants for one in staff)
    by_class = [sum(one.experience[n] for one in staff) for n in range(5)]
    least = [1000 * sum(by_class[n:4]) // total for n in (1, 2, 3)]
    return least[0], least[1], least[2], 1000 * hired // (total + hired)


def _go_wrong(staff: Staff, unit: str, roles: Roles) -> None:
    """The slips real forms hold: graduates beyond the staff, parts that do not add up, a sum off by rounding."""
    if unit in roles.too_many:
        extra = staff.all + 2 * FULL_TIME - staff.graduates
        staff.experience[3] += extra
        staff.graduates += extra
    elif unit in roles.wrong_sum:
        staff.experience[0] += FULL_TIME // 2
    elif unit in roles.rounded:
        staff.experience[0] += 1 + sum(unit.encode()) % 3


def _withheld(unit: str, roles: Roles, plan: StaffPlan) -> tuple[str, ...]:
    if unit in roles.no_staff:
        return (plan.staff, plan.graduates, *plan.experience)
    if unit in roles.no_experience:
        return plan.experience
    if plan.hours and unit in roles.no_hours:
        return (plan.hours.question,)
    return (plan.consultants,) if unit in roles.no_consultants else ()
