"""How it is as a whole: of each quality area, how many answers of each kind, or how many shares that stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.disseminate.products.report.nouns import Box, Grid
from oppna.disseminate.products.words import CATEGORY_TEXT
from oppna.disseminate.shown import TINT
from oppna.model.codes import Category, Level
from oppna.process.colour import colour
from oppna.statistics.verdicts import Verdict

_ANSWERS = (Category.YES, Category.PARTLY, Category.NO)
OTHER, _UNSHOWN = "övrigt", "utan omdöme"
OTHER_MEANS = "Mått i procent eller antal, ej aktuellt, och uppgifter som saknas."
_OUT = "avviker från riket"


def overview(page: Area) -> Grid | None:
    """None for the nation, which the others are compared with, and where all are of one kind."""
    if page.area.level is Level.NATION:
        return None
    counted = _answers(page.sections) if page.answers_itself else _verdicts(page.sections)
    return counted if len(counted.columns) > 2 else None


def _answers(sections: Sequence[Section]) -> Grid:
    """Ja, Delvis and Nej; what has no such answer (a number, ej aktuellt, missing) is told as the rest."""
    texts = [CATEGORY_TEXT[one] for one in _ANSWERS]
    tints = [TINT[colour(one)] for one in _ANSWERS]
    return _counted(sections, [*texts, OTHER], [*tints, ""], lambda row: row.own.text if row.own.tint else OTHER)


def _verdicts(sections: Sequence[Section]) -> Grid:
    names = [_OUT, str(Verdict.CHANCE), str(Verdict.TOO_FEW), _UNSHOWN]
    return _counted(sections, names, None, _verdict)


def _verdict(row: Row) -> str:
    if row.verdict in (Verdict.CHANCE, Verdict.TOO_FEW):
        return row.verdict
    return _OUT if row.verdict else _UNSHOWN


def _counted(
    sections: Iterable[Section], names: Sequence[str], tints: Sequence[str] | None, kind: Callable[[Row], str]
) -> Grid:
    """A row a quality area and one for all together; a kind that nobody has gets no column."""
    counts = [(section.name, Counter(map(kind, section.rows))) for section in sections]
    if len(counts) > 1:
        counts.append(("Alla", sum((count for _, count in counts), Counter())))
    shown = [number for number, name in enumerate(names) if any(count[name] for _, count in counts)]
    rows = tuple((Box(area), *(Box(str(count[names[one]])) for one in shown)) for area, count in counts)
    bars = tuple(tuple((tints[one], count[names[one]]) for one in shown) for _, count in counts) if tints else ()
    return Grid(("Kvalitetsområde", *(names[one] for one in shown)), (("", rows),), bars)
