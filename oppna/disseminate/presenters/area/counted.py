"""The area at a glance as a table for paper: the counts behind the page's bars, or how many shares stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from oppna.disseminate.presenters.area.overview import Line
from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.disseminate.report.nouns import Box, Grid
from oppna.model.codes import Level
from oppna.statistics.verdicts import Verdict

OTHER_MEANS = "Mått i procent eller antal, ej aktuellt, och uppgifter som saknas."
_TINT = {"yes": "ok", "partly": "warn", "no": "error"}
_OUT, _UNTOLD = "avviker från riket", "utan omdöme"
_VERDICTS = (_OUT, str(Verdict.CHANCE), str(Verdict.TOO_FEW), _UNTOLD)


def counted(page: Area) -> Grid | None:
    """None for the nation, which the others are compared with, and where all are of one kind."""
    if page.area.level is Level.NATION:
        return None
    grid = _answers(page.overview) if page.answers_itself else _verdicts(page.sections)
    return grid if len(grid.columns) > 2 else None


def _answers(lines: Sequence[Line]) -> Grid:
    parts = next((line.parts for line in lines if line.parts), ())
    names = [f"{part.word} {part.mark}".strip() for part in parts]
    counts = [
        (line.name, Counter(dict(zip(names, (part.count for part in line.parts), strict=False)))) for line in lines
    ]
    return _grid(counts, names, [_TINT.get(part.kind, "") for part in parts])


def _verdicts(sections: Iterable[Section]) -> Grid:
    return _grid([(section.name, Counter(map(_verdict, section.rows))) for section in sections], _VERDICTS, ())


def _verdict(row: Row) -> str:
    if row.verdict in (Verdict.CHANCE, Verdict.TOO_FEW):
        return row.verdict
    return _OUT if row.verdict else _UNTOLD


def _grid(counts: Sequence[tuple[str, Counter[str]]], names: Sequence[str], tints: Sequence[str]) -> Grid:
    """A row a quality area and one for all together; a kind that nobody has gets no column."""
    if len(counts) > 1:
        counts = [*counts, ("Alla", sum((count for _, count in counts), Counter()))]
    shown = [number for number, name in enumerate(names) if any(count[name] for _, count in counts)]
    rows = tuple((Box(area), *(Box(str(count[names[one]])) for one in shown)) for area, count in counts)
    bars = tuple(tuple((tints[one], count[names[one]]) for one in shown) for _, count in counts) if tints else ()
    return Grid(("Kvalitetsområde", *(names[one] for one in shown)), (("", rows),), bars)
