"""What an edition's rule of secrecy makes of the persons that were measured, and what the producer keeps of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from oppna.errors import Problem
from oppna.model.secrecy import SecrecyRule
from oppna.registers.measured import Group
from oppna.registers.shares import name_of, table_of
from oppna.secrecy.protect import Protected, protect
from oppna.secrecy.table import Table
from oppna.secrecy.versions import Told, after

COLUMNS = (
    *("indicator", "measure", "subgroup", "level", "area"),
    *("having", "lacking", "without_result", "denominator", "hidden"),
)


@dataclass(frozen=True)
class Guarded:
    """`table`: what was protected, with all that earlier versions tell. `done`: what that came to."""

    table: Table
    done: Protected

    @property
    def hidden(self) -> Mapping[str, str]:
        """Name of group → the reason, for the producer alone."""
        return self.done.hidden

    @property
    def told(self) -> Told:
        """What one who reads this version knows, for the version after it."""
        return Told(self.table, frozenset(self.hidden))


def guarded(groups: Sequence[Group], rule: SecrecyRule, earlier: Told | None = None) -> Guarded:
    """Which groups are hidden. `earlier`: the version before, when there is one."""
    table = table_of(groups, rule.primary.thresholds)
    if earlier:
        table = after(earlier.table, earlier.hidden, table)
    return Guarded(table, protect(table, secondary=rule.secondary))


def unprotected(found: Guarded) -> Iterator[Problem]:
    """A sentence for each cell that no hiding makes safe."""
    for cell in dict.fromkeys(demand.cell for demand in found.done.unmet):
        sentence = (
            f"{cell} kan inte skyddas: talet går att sluta sig till ur det som redan är publicerat eller som alla vet, "
            "hur mycket som än döljs. Ta bort måttet ur utgåvan, eller rätta underlaget."
        )
        yield Problem("", 0, "SEKRETESS", sentence)


def rows(groups: Sequence[Group], hidden: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The groups as they are, with the reasons, under `COLUMNS`: for the producer alone."""
    for group in groups:
        level = group.place.level.value if group.place.level else ""
        counts = (group.having, group.lacking, group.reduced_for, group.denominator)
        names = (group.indicator, group.measure, group.subgroup, level, group.place.area)
        yield (*names, *map(str, counts), hidden.get(name_of(group), ""))
