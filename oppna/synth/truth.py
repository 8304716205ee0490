"""What each unit's indicators are, known from how its answers were made. Nothing here reads an answer."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from oppna.model.codes import Category, Status
from oppna.swedish import decimal_point
from oppna.synth.plan import StaffPlan
from oppna.synth.staff import Roles, Staff


class Truth(msgspec.Struct, frozen=True):
    """A cell of the truth, as in results.csv."""

    value: str
    status: Status


MISSING = Truth("", Status.MISSING)
ILLOGICAL = Truth("", Status.ILLOGICAL)


def in_words(category: str) -> Truth:
    """A category."""
    return Truth(category, Status.OK)


def ratio(numerator: int, denominator: int) -> Truth:
    """A share with six decimals; Ej aktuellt of nothing. The numerator never counts beyond the denominator."""
    if denominator == 0:
        return in_words(Category.NOT_APPLICABLE)
    return Truth(decimal_point(Fraction(min(numerator, denominator), denominator), 6), Status.OK)


def staff_truths(unit: str, staff: Staff, roles: Roles, plan: StaffPlan) -> dict[str, Truth]:
    """The staff measures of a unit that answered the part."""
    one, three, five = plan.least_one.indicator, plan.least_three.indicator, plan.over_five.indicator
    if unit in roles.staff_missing or unit in roles.staff_illogical:
        own = dict.fromkeys((one, three, five), MISSING if unit in roles.staff_missing else ILLOGICAL)
    else:
        least = {one: staff.experience[1:4], three: staff.experience[2:4], five: staff.experience[3:4]}
        own = {indicator: ratio(sum(years), staff.all) for indicator, years in least.items()}
    own |= {plan.consultant_share.indicator: _consultants(unit, staff, roles)}
    own |= {plan.hours.indicator: _hours(unit, staff, roles)} if plan.hours else {}
    return {indicator: truth for indicator, truth in own.items() if indicator}


def _consultants(unit: str, staff: Staff, roles: Roles) -> Truth:
    if unit in roles.no_staff or unit in roles.no_consultants:
        return MISSING
    return ILLOGICAL if unit in roles.too_many else ratio(staff.consultants, staff.all + staff.consultants)


def _hours(unit: str, staff: Staff, roles: Roles) -> Truth:
    """For each of the staff, written without needless zeros. What is wrong with their experience does not matter."""
    if unit in roles.no_staff or unit in roles.no_hours:
        return MISSING
    if staff.all == 0:
        return in_words(Category.NOT_APPLICABLE)
    written = decimal_point(Fraction(staff.hours, staff.all), 6)
    return Truth(written.rstrip("0").removesuffix(".") if "." in written else written, Status.OK)
