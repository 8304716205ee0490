"""An area at a glance: how its answers fell out in each quality area, and where on the page that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from oppna.disseminate.charts.bar import Part
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.charts.whole_bar import whole_bar
from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.disseminate.products.words import MARK
from oppna.model.codes import Category
from oppna.swedish import counted

_KIND = {Category.YES: "yes", Category.PARTLY: "partly", Category.NO: "no"}
OTHER = "annat"


@dataclass(frozen=True)
class Line:
    """A quality area. `parts`: Ja, Delvis, Nej and all else, of its indicators; none where the area is a group, whose
    figures are shares of those that answer."""

    name: str
    key: str
    parts: tuple[Part, ...]
    count: int

    @property
    def words(self) -> str:
        """The same without a picture."""
        told = [f"{part.word} {part.count}" for part in self.parts if part.count]
        return ", ".join(told) if told else counted(self.count, "indikator", "indikatorer")

    @cached_property
    def bar(self) -> Markup | None:
        """The parts as one bar; its words stand beside it."""
        return whole_bar(self.parts) if self.parts else None


def overview(sections: Sequence[Section], *, answers: bool) -> tuple[Line, ...]:
    """A line for each quality area, in the page's order. `answers`: the area's own answers, not a group's shares."""
    return tuple(Line(one.name, one.key, _parts(one.rows) if answers else (), len(one.rows)) for one in sections)


def _parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    counts = Counter(row.cell.value if row.cell is not None else "" for row in rows)
    told = tuple(Part(kind, word.value, MARK[word], counts[word]) for word, kind in _KIND.items())
    rest = len(rows) - sum(part.count for part in told)
    return (*told, Part("none", OTHER, "", rest)) if len(rows) > rest else ()
