"""All results of a round, kept as planes and counts; cells are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.registers import RegisterPlanes
from oppna.model.area import Unit
from oppna.model.codes import Category, Level, Status
from oppna.model.edition import NonresponseRule
from oppna.model.observation import Observation
from oppna.process.aggregate import Count, count
from oppna.process.ask import Asked, ask
from oppna.process.decide import decide
from oppna.process.derive import Derived, derive
from oppna.process.group import Group
from oppna.rules.compiled import CompiledEdition


@dataclass(frozen=True)
class Results:
    """`derived`: indicator → what every unit is. `counts`: indicator → a count per group, in the order of `groups`."""

    compiled: CompiledEdition
    groups: tuple[Group, ...]
    limit: NonresponseRule | None
    asked: Asked
    registers: RegisterPlanes
    derived: Mapping[str, Derived]
    counts: Mapping[str, tuple[Count, ...]]

    @property
    def unit(self) -> int:
        """What 1 of a measure's sums stands for."""
        return int(10**self.asked.answers.scale)


def run(
    compiled: CompiledEdition,
    answers: AnswerPlanes,
    registers: RegisterPlanes,
    groups: tuple[Group, ...],
    limit: NonresponseRule | None,
    *,
    survey: bool = True,
) -> Results:
    """From answers to every unit's and every group's result. `survey` False: no answers were given, only registers."""
    asked = ask(answers, compiled.routing)
    derived: dict[str, Derived] = {}
    for indicator in compiled.indicators:
        if indicator.required and not survey:
            continue
        found = derive(indicator, asked, registers)
        if found is not None:
            derived[indicator.id] = found
    counts = {id: tuple([count(found, group) for group in groups]) for id, found in derived.items()}
    return Results(compiled, groups, limit, asked, registers, derived, counts)


def observations(results: Results, units: Sequence[Unit]) -> Iterator[Observation]:
    """Every cell: indicator by indicator, the groups first, then the units in their order."""
    for id in results.derived:
        yield from observations_of(results, units, id)


def observations_of(results: Results, units: Sequence[Unit], id: str) -> Iterator[Observation]:
    """The cells of one indicator; none where what it is worked out from was not given."""
    derived = results.derived.get(id)
    if derived is None:
        return
    limited = any(indicator.nonresponse_limit for indicator in results.compiled.indicators if indicator.id == id)
    limit, unit = results.limit if limited else None, results.unit if derived.is_measure else 0
    for group, counted in zip(results.groups, results.counts[id], strict=True):
        yield decide(id, group, counted, limit, unit)
    areas = [(Level.DISTRICT if unit.is_district else Level.MUNICIPALITY, unit.unit) for unit in units]
    yield from _unit_cells(id, derived, areas, results.unit)


_WORDS = (
    ("yes", Category.YES.value, 1, 1),
    ("partly", Category.PARTLY.value, 0, 1),
    ("no", Category.NO.value, 0, 1),
    ("not_applicable", Category.NOT_APPLICABLE.value, 0, 0),
)
_GAPS = (("missing", Status.MISSING), ("illogical", Status.ILLOGICAL))

_Cell = tuple[str | Fraction | None, Fraction | int | None, Fraction | int | None, Status]


def unit_cells(derived: Derived, size: int, unit: int) -> list[_Cell]:
    """(value, numerator, denominator, status) of every unit, in their order."""
    cells: list[_Cell] = [(None, None, None, Status.MISSING)] * size
    words = [(getattr(derived, name), (word, n, d, Status.OK)) for name, word, n, d in _WORDS]
    gaps = [(getattr(derived, name), (None, None, None, status)) for name, status in _GAPS]
    for plane, cell in (*words, *gaps):
        for position in positions(plane):
            cells[position] = cell
    if derived.numerator and derived.denominator:
        pairs = zip(derived.numerator.values(size), derived.denominator.values(size), strict=True)
        for position, (numerator, denominator) in enumerate(pairs):
            if numerator is not None and denominator:
                value = Fraction(numerator, denominator)
                cells[position] = (value, Fraction(numerator, unit), Fraction(denominator, unit), Status.OK)
    return cells


def positions(plane: int) -> list[int]:
    """The units of a plane, lowest first."""
    digits = format(plane, "b")[::-1].encode().translate(_TRUTH)
    return list(compress(range(len(digits)), digits))


_TRUTH = bytes.maketrans(b"01", b"\0\1")


def _unit_cells(id: str, derived: Derived, areas: list[tuple[Level, str]], unit: int) -> Iterator[Observation]:
    cells = unit_cells(derived, len(areas), unit)
    for (level, area), (value, numerator, denominator, status) in zip(areas, cells, strict=True):
        yield Observation(
            indicator=id,
            level=level,
            area=area,
            value=value,
            numerator=numerator,
            denominator=denominator,
            population=1,
            status=status,
        )
