"""The changes between two releases as a person reads them, and as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from oppna.model.codes import SHARES, STATUS_TEXT, Category, MeasureUnit, Status
from oppna.model.release import Cell
from oppna.release.diff import CellChange, IndicatorSummary
from oppna.swedish import number, percent

CSV_COLUMNS = (
    *("indicator", "level", "area", "label"),
    *(f"before_{field}" for field in ("value", "numerator", "denominator", "population", "status")),
    *(f"after_{field}" for field in ("value", "numerator", "denominator", "population", "status")),
    *("causes", "explanation"),
)
_HEADER = ("indikator", "område", "före", "efter", "orsak")
_NO_CELL = "–"


def change_table(changes: Sequence[CellChange], units: Mapping[str, MeasureUnit]) -> str:
    """The changes in aligned columns. `units`: indicator → what its numbers count."""
    return _aligned(_HEADER, (_row(change, units[change.indicator]) for change in changes))


def summary_table(summaries: Iterable[IndicatorSummary]) -> str:
    """How many cells changed per indicator and why, in aligned columns."""
    rows = (
        (
            found.indicator,
            str(found.cells),
            ", ".join(f"{kind} {count}" for kind, count in found.causes.items()),
            found.name,
        )
        for found in summaries
    )
    return _aligned(("indikator", "ändrade", "orsaker", "namn"), rows)


def csv_rows(changes: Iterable[CellChange]) -> Iterator[tuple[str, ...]]:
    """The changes as rows under `CSV_COLUMNS`."""
    for change in changes:
        yield (
            change.indicator,
            change.level.value,
            change.area,
            change.label,
            *_fields(change.before),
            *_fields(change.after),
            ", ".join(dict.fromkeys(cause.kind.value for cause in change.causes)),
            _explanation(change),
        )


def shown(cell: Cell | None, unit: MeasureUnit) -> str:
    """A cell in words, with the counts behind a share so that a change too small for the per cent still shows."""
    if cell is None:
        return _NO_CELL
    if cell.status is not Status.OK:
        return STATUS_TEXT[cell.status]
    if cell.value in list(Category):
        return cell.value
    value = Fraction(cell.value)
    if unit not in SHARES:
        return number(value, 1)
    if not cell.denominator:
        return percent(value, 1)
    return f"{percent(value, 1)} ({_count(cell.numerator)} av {_count(cell.denominator)})"


def _count(text: str) -> str:
    return number(Fraction(text), len(text.partition(".")[2]))


def _row(change: CellChange, unit: MeasureUnit) -> tuple[str, ...]:
    before, after = shown(change.before, unit), shown(change.after, unit)
    if before == after and change.before and change.after:  # the same words, so the difference is in the exact fields
        before, after = " ".join(_fields(change.before)), " ".join(_fields(change.after))
    area = change.label if change.label == change.area else f"{change.label} ({change.area})"
    return change.indicator, area, before, after, _explanation(change)


def _explanation(change: CellChange) -> str:
    return "; ".join(f"{cause.kind.value}: {cause.sentence}" for cause in change.causes)


def _fields(cell: Cell | None) -> tuple[str, ...]:
    if cell is None:
        return ("",) * 5
    return cell.value, cell.numerator, cell.denominator, cell.population, cell.status.value


def _aligned(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Columns as wide as their widest field, the last as it is."""
    table = [header, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(field.ljust(width) for field, width in zip(row, widths, strict=True)) for row in table)
    return "\n".join(line.rstrip() for line in lines)
