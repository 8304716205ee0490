"""What a benchmark says: one figure against a limit or a peer of the same run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Line(NamedTuple):
    """`limit`: the greatest allowed ours / theirs. 0 MB: the process that measured is also the one that worked."""

    what: str
    ours: float
    against: str
    theirs: float
    unit: str = "ms"
    limit: float = 1.0
    megabytes: float = 0.0

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def holds(self) -> bool:
        return self.ratio <= self.limit


HEADER = ("what", "ours", "against", "theirs", "ratio", "allowed", "", "peak MB")


def told(lines: Iterable[Line]) -> str:
    """The lines as a table."""
    rows = [HEADER, *map(_row, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    return "\n".join("  ".join(_padded(row, widths)).rstrip() for row in rows)


def _row(line: Line) -> tuple[str, ...]:
    verdict = "holds" if line.holds else "OVER"
    figures = (_number(line.ours, line.unit), line.against, _number(line.theirs, line.unit), f"{line.ratio:.2f}")
    return (line.what, *figures, f"{line.limit:.1f}", verdict, f"{line.megabytes:.0f}")


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.2f} {unit}"


def _padded(row: tuple[Any, ...], widths: list[int]) -> Iterable[str]:
    left = (0, 2, 6)
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        yield text.ljust(width) if column in left else text.rjust(width)
