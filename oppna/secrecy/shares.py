"""The table of shares of persons by measure, subgroup and area, with every sum that ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from oppna.secrecy.table import Cell, Count, Relation, Table, sum_of
from oppna.secrecy.thresholds import Thresholds, primary_reason

HAVING, LACKING, PERSONS = "med", "utan", "personer"
UNKNOWN, KNOWN = "saknar uppgift", "utan, med uppgift"
"""Those who lack what is measured are parted by whether anything is known of them: a reduction is for the unknown."""
NEVER_SHOWN = "visas aldrig"


class Share(NamedTuple):
    """`having` of the persons have what is measured, `lacking` have not. `denominator`: after reduction, if any.

    `loss`: what hiding it costs. `told`: shown in an earlier version with the same counts. `shown`: False for a rest
    that is no cell of the publication but would be one by subtraction (unknown country, persons of no municipality).
    `unknown`: those of the lacking whom a reduction of the denominator is for; `base` is then the measure whose
    persons and unknown in the same subgroup and area it is worked out from, be it this one.
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
    unknown: int = 0
    base: str = ""

    @property
    def reduction(self) -> Fraction | int:
        """What is taken from the persons."""
        return 0 if self.denominator is None else self.having + self.lacking - self.denominator

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


class Ties(NamedTuple):
    """What else than sums ties the cells together.

    `persons`: measure → the first of those that share their persons; a base is one of them, be it alone. `bases`:
    measures that a reduction is worked out from. `reduced`: measures some of whose persons are unknown in this sense.
    """

    persons: Mapping[str, str]
    bases: frozenset[str]
    reduced: frozenset[str]


def shares_table(
    shares: Iterable[Share],
    sums: Sums,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 – a NamedTuple never changes
    further: Iterable[Relation] = (),
) -> Table:
    """`further`: sums between linked tables besides `same_persons`, over ids made by count_id. The order of the shares
    is the stated order of the table."""
    known = {share.id: share for share in shares}
    ties = _ties(known.values(), sums)
    counts = {count.id: count for share in known.values() for count in _counts(share, ties)}
    relations = [*_relations(known, sums, ties), *further]
    cells = (_cell(share, thresholds, ties, known) for share in known.values())
    return Table(counts.values(), relations, cells, thresholds)


def _ties(shares: Iterable[Share], sums: Sums) -> Ties:
    linked = {measure: group[0] for group in sums.same_persons for measure in group}
    reduced = frozenset(share.measure for share in shares if share.base)
    bases = frozenset(share.base for share in shares if share.base not in ("", share.measure))
    return Ties({**{base: base for base in sorted(bases)}, **linked}, bases, reduced | bases)


def _persons(share: Share, ties: Ties) -> str:
    """All measures of the same persons share one count of them; "" where the measure stands alone."""
    if share.measure not in ties.persons:
        return ""
    return count_id(PERSONS, cell_id(ties.persons[share.measure], share.subgroup, share.area))


def _counts(share: Share, ties: Ties) -> Iterator[Count]:
    yield Count(count_id(HAVING, share.id), share.having)
    yield Count(count_id(LACKING, share.id), share.lacking)
    if persons := _persons(share, ties):
        yield Count(persons, share.having + share.lacking)
    if share.measure in ties.reduced:
        most = None if _tells_unknown(share, ties) else share.lacking - ceil(share.reduction)
        yield Count(count_id(UNKNOWN, share.id), share.unknown)
        yield Count(count_id(KNOWN, share.id), share.lacking - share.unknown, at_most=most)


def _tells_unknown(share: Share, ties: Ties) -> bool:
    """A reduction worked out from another measure tells of the unknown here only that they are no fewer, unless it
    takes them all."""
    return share.measure in ties.bases or share.base == share.measure or share.reduction >= share.unknown


def _cell(share: Share, thresholds: Thresholds, ties: Ties, shares: Mapping[str, Share]) -> Cell:
    denominator = share.having + share.lacking - share.reduction
    reason = primary_reason(share.having, share.lacking, denominator, thresholds)
    told = share.measure not in ties.reduced or _tells_unknown(share, ties)
    own = tuple(count.id for count in _counts(share, ties))[: None if told else -2]
    guarded = own[:2] if reason and share.having + share.lacking else ()
    counts = tuple(dict.fromkeys((*own, *_of_base(share, ties, shares))))
    primary = reason or NEVER_SHOWN * (not share.shown)
    return Cell(share.id, counts, share.loss, primary, guarded, share.told)


def _of_base(share: Share, ties: Ties, shares: Mapping[str, Share]) -> Iterator[str]:
    """A shown denominator is taken to tell the whole reduction: how many are unknown in the base, and of how many."""
    base = shares.get(cell_id(share.base, share.subgroup, share.area))
    if base and base.measure != share.measure:
        yield _persons(base, ties)
        yield count_id(UNKNOWN, base.id)


def _relations(shares: Mapping[str, Share], sums: Sums, ties: Ties) -> Iterator[Relation]:
    areas, subgroups = dict.fromkeys(sums.areas), dict.fromkeys(sums.subgroups)
    for share in shares.values():
        yield from _within(share, ties)
        for whole, parts in areas:
            if share.area == whole:
                yield from _sums(shares, share, [cell_id(share.measure, share.subgroup, part) for part in parts], ties)
        for whole, parts in subgroups:
            if share.subgroup == whole:
                yield from _sums(shares, share, [cell_id(share.measure, part, share.area) for part in parts], ties)


def _within(share: Share, ties: Ties) -> Iterator[Relation]:
    """persons = having + lacking; lacking = unknown + known."""
    if persons := _persons(share, ties):
        yield sum_of(persons, (count_id(HAVING, share.id), count_id(LACKING, share.id)))
    if share.measure in ties.reduced:
        yield sum_of(count_id(LACKING, share.id), (count_id(UNKNOWN, share.id), count_id(KNOWN, share.id)))


def _sums(shares: Mapping[str, Share], whole: Share, parts: Iterable[str], ties: Ties) -> Iterator[Relation]:
    present = [shares[id] for id in parts if id in shares]
    if present:
        for kind in (HAVING, LACKING, UNKNOWN) if whole.measure in ties.reduced else (HAVING, LACKING):
            yield sum_of(count_id(kind, whole.id), (count_id(kind, part.id) for part in present))
