"""A group somebody puts together: its cell by the same order of decisions as every published group [METHOD 3].

Made of the units' published cells and nothing else, so it can tell nothing that they do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from oppna.cells import cell_of
from oppna.model.codes import Category, Level, Status
from oppna.model.indicator import Indicator, PublishedOnly
from oppna.model.observation import Observation
from oppna.model.placement import PlacementRule
from oppna.model.release import Cell
from oppna.process.aggregate import Count
from oppna.process.decide import decision
from oppna.release.content import Release

SCALE = 10**6
"""Sums of full-time equivalents are kept as whole millionths; no file has more decimals."""
NOT_COUNTED = "räknas inte för egna grupper"
"""The cell of a measure whose counts are never published [METHOD 7], or that nobody computed."""


def own_cell(release: Release, indicator: Indicator, members: Sequence[str]) -> Cell | None:
    """The cell of the units together; None where the counts behind the measure are not public."""
    if isinstance(indicator.rule, (PlacementRule, PublishedOnly)):
        return None
    cells = [cell for unit in members if (cell := unit_cell(release, indicator.id, unit)) is not None]
    if len(cells) != len(members) or any(map(_lacks_counts, cells)):
        return None
    limit = release.edition.head.nonresponse if indicator.nonresponse_limit else None
    measured = any(_is_number(cell) for cell in cells)
    status, value, numerator, denominator = decision(_count(cells), len(cells), limit, SCALE if measured else 0)
    observation = Observation(
        indicator=indicator.id,
        level=Level.POPULATION_GROUP,
        area="",
        value=value,
        numerator=numerator,
        denominator=denominator,
        population=len(cells),
        status=status,
    )
    return cell_of(observation, indicator.unit)


def unit_cell(release: Release, indicator: str, unit: str) -> Cell | None:
    """The cell of a unit, whether it is a municipality or a district."""
    return release.cell(indicator, Level.MUNICIPALITY, unit) or release.cell(indicator, Level.DISTRICT, unit)


def _count(cells: Iterable[Cell]) -> Count:
    cells = tuple(cells)
    numbers = [cell for cell in cells if _is_number(cell)]
    are = Counter(cell.value if cell.status is Status.OK else cell.status.value for cell in cells)
    return Count(
        are[Category.YES],
        are[Category.PARTLY],
        are[Category.NO],
        are[Category.NOT_APPLICABLE],
        are[Status.MISSING],
        are[Status.ILLOGICAL],
        _sum(cell.numerator for cell in numbers),
        _sum(cell.denominator for cell in numbers),
    )


def _sum(parts: Iterable[str]) -> int:
    return int(sum(map(Fraction, parts), Fraction()) * SCALE)


def _is_number(cell: Cell) -> bool:
    return cell.status is Status.OK and cell.value not in list(Category)


def _lacks_counts(cell: Cell) -> bool:
    """A number taken over from a document: what it is a share of is not known."""
    return _is_number(cell) and not cell.denominator
