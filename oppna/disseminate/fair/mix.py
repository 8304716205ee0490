"""What a group's share would be if each of its objects answered as its kind of municipality does in the country."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.counts import counted, kind_of
from oppna.disseminate.fair.facts import Kind
from oppna.model.codes import Level, MeasureUnit, Status
from oppna.model.release import ReleaseArea


def kinds_in(case: Case) -> Counter[str]:
    """SKR group → how many of the group's objects belong to it; "" where none is given."""
    return Counter(area.skr_group for area in _members(case))


def expected_by_kind(case: Case) -> Fraction | None:
    """The mean of the SKR groups' published shares, weighted by how many of the group's objects of each have a value
    (indirect standardisation). None where one of those shares is not published with its counts, or it is no such share.
    """
    if case.kind is not Kind.SHARE or case.indicator.unit is not MeasureUnit.CATEGORY:
        return None
    having = Counter(area.skr_group for area in _members(case) if _has_value(case, area))
    shares = {group: _share(case, group) for group in having}
    known = {group: share for group, share in shares.items() if share is not None}
    if not having or len(known) < len(having):
        return None
    return sum((known[group] * count for group, count in having.items()), Fraction()) / having.total()


def _members(case: Case) -> list[ReleaseArea]:
    return [area for area in case.release.respondents if area.area in case.members]


def _has_value(case: Case, area: ReleaseArea) -> bool:
    cell = case.release.cell(case.indicator.id, area.level, area.area)
    return cell is not None and cell.status is Status.OK and counted(cell)


def _share(case: Case, group: str) -> Fraction | None:
    cell = case.release.cell(case.indicator.id, Level.SKR_GROUP, group)
    if cell is None or kind_of(cell, case.indicator) is not Kind.SHARE:
        return None
    return Fraction(cell.numerator) / Fraction(cell.denominator)
