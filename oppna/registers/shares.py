"""The shares of persons as one table of secrecy, and as cells of a result: the hidden ones are confidential ("x")."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from oppna.model.codes import Level, Status
from oppna.model.observation import Observation
from oppna.registers.countries import ALL, PARTS
from oppna.registers.measured import Group
from oppna.secrecy.shares import Share, Sums, cell_id, shares_table
from oppna.secrecy.table import Table
from oppna.secrecy.thresholds import Thresholds

LOSS = {Level.NATION: 1000, Level.COUNTY: 20, Level.MUNICIPALITY: 1}
"""What hiding a cell costs: the nation is read by all, and a county by those of twenty municipalities [ours]."""
WHOLE_COSTS = 2
"""All persons are worth two of the groups they are divided in [ours]."""


def table_of(groups: Sequence[Group], thresholds: Thresholds) -> Table:
    """Every measure, subgroup and area with all that adds up. A rest of nobody is no part: all may know there is none.
    The order of the groups is the stated order."""
    within: dict[str, dict[str, None]] = {}
    for group in groups:
        if group.place.within:
            within.setdefault(group.place.within, {})[group.place.name] = None
    areas = tuple((whole, tuple(parts)) for whole, parts in within.items())
    return shares_table(map(_share, groups), Sums(areas, ((ALL, PARTS),)), thresholds)


def _share(group: Group) -> Share:
    loss = LOSS[group.place.level] if group.place.level else 1
    return Share(
        group.measure,
        group.subgroup,
        group.place.name,
        group.having,
        group.lacking,
        group.denominator,
        loss * (WHOLE_COSTS if group.subgroup == ALL else 1),
        shown=bool(group.indicator),
        unknown=group.reduced_for,
        base=group.base,
    )


def name_of(group: Group) -> str:
    """The group as the table of secrecy names it."""
    return cell_id(group.measure, group.subgroup, group.place.name)


def observations(groups: Iterable[Group], hidden: Container[str]) -> Iterator[Observation]:
    """A cell for each group that the result shows. `hidden`: names of groups."""
    for group in groups:
        if group.place.level and group.indicator:
            yield _observation(group, group.place.level, name_of(group) in hidden)


def _observation(group: Group, level: Level, secret: bool) -> Observation:
    return Observation(
        indicator=group.indicator,
        level=level,
        area=group.place.area,
        value=None if secret else group.having / group.denominator,
        numerator=None if secret else group.having,
        denominator=None if secret else group.denominator,
        population=None if secret else group.having + group.lacking,
        status=Status.CONFIDENTIAL if secret else Status.OK,
    )
