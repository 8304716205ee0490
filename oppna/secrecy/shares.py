"""The table of shares of persons by measure, subgroup and area, with every sum that ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from oppna.secrecy.table import Cell, Count, Relation, Table, sum_of
from oppna.secrecy.thresholds import Thresholds, primary_reason

HAVING, LACKING, PERSONS = "med", "utan", "personer"
NEVER_SHOWN = "visas aldrig"


class Share(NamedTuple):
    """`having` of the persons have what is measured, `lacking` have not. `denominator`: after reduction, if any.

    `loss`: what hiding it costs. `told`: shown in an earlier version with the same counts. `shown`: False for a rest
    that is no cell of the publication but would be one by subtraction (unknown country, persons of no municipality).
    """

    measure: str
    subgroup: str
    area: str
    having: int
    lacking: int
    denominator: Fraction | int | None = None
    loss: int = 1
    told: bool = False
    shown: bool = True

    @property
    def id(self) -> str:
        return cell_id(self.measure, self.subgroup, self.area)


class Sums(NamedTuple):
    """Which areas and subgroups make up which, and which measures are of the very same persons.

    `areas`, `subgroups`: (whole, parts). A part without a share is taken to be known to everybody, which is the worst
    case. `same_persons`: measures that share their denominators.
    """

    areas: tuple[tuple[str, tuple[str, ...]], ...] = ()
    subgroups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same_persons: tuple[tuple[str, ...], ...] = ()


def cell_id(measure: str, subgroup: str, area: str) -> str:
    """As the reasons name it."""
    return " · ".join(part for part in (measure, subgroup, area) if part)


def count_id(kind: str, share: str) -> str:
    """The count of a share; `kind` is HAVING, LACKING or PERSONS."""
    return f"{kind}: {share}"


def shares_table(
    shares: Iterable[Share],
    sums: Sums,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 – a NamedTuple never changes
    further: Iterable[Relation] = (),
) -> Table:
    """`further`: sums between linked tables besides `same_persons`, over ids made by count_id. The order of the shares
    is the stated order of the table."""
    known = {share.id: share for share in shares}
    linked = {measure: group[0] for group in sums.same_persons for measure in group}
    counts = {count.id: count for share in known.values() for count in _counts(share, linked)}
    relations = [*_relations(known, sums, linked), *further]
    return Table(counts.values(), relations, (_cell(share, thresholds, linked) for share in known.values()), thresholds)


def _persons(share: Share, linked: Mapping[str, str]) -> str:
    """All measures of the same persons share one count of them; "" where the measure stands alone."""
    if share.measure not in linked:
        return ""
    return count_id(PERSONS, cell_id(linked[share.measure], share.subgroup, share.area))


def _counts(share: Share, linked: Mapping[str, str]) -> Iterator[Count]:
    yield Count(count_id(HAVING, share.id), share.having)
    yield Count(count_id(LACKING, share.id), share.lacking)
    if persons := _persons(share, linked):
        yield Count(persons, share.having + share.lacking)


def _cell(share: Share, thresholds: Thresholds, linked: Mapping[str, str]) -> Cell:
    denominator = share.having + share.lacking if share.denominator is None else share.denominator
    parts = count_id(HAVING, share.id), count_id(LACKING, share.id)
    persons = _persons(share, linked)
    reason = primary_reason(share.having, share.lacking, denominator, thresholds)
    guarded = parts if reason and share.having + share.lacking else ()
    counts = (*parts, persons) if persons else parts
    return Cell(share.id, counts, share.loss, reason or NEVER_SHOWN * (not share.shown), guarded, share.told)


def _relations(shares: Mapping[str, Share], sums: Sums, linked: Mapping[str, str]) -> Iterator[Relation]:
    areas, subgroups = dict.fromkeys(sums.areas), dict.fromkeys(sums.subgroups)
    for share in shares.values():
        if persons := _persons(share, linked):
            yield sum_of(persons, (count_id(HAVING, share.id), count_id(LACKING, share.id)))
        for whole, parts in areas:
            if share.area == whole:
                yield from _sums(
                    shares, share, [cell_id(share.measure, share.subgroup, part) for part in parts], linked
                )
        for whole, parts in subgroups:
            if share.subgroup == whole:
                yield from _sums(shares, share, [cell_id(share.measure, part, share.area) for part in parts], linked)


def _sums(
    shares: Mapping[str, Share], whole: Share, parts: Iterable[str], linked: Mapping[str, str]
) -> Iterator[Relation]:
    present = [shares[id] for id in parts if id in shares]
    if present:
        for kind in (HAVING, LACKING):
            yield sum_of(count_id(kind, whole.id), (count_id(kind, part.id) for part in present))
