"""Where everybody else stands on an indicator: worked out once for a release, drawn anew for each area."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from oppna.disseminate.charts.among import among
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.charts.strip import strip
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.peers import peers_name, peers_of
from oppna.disseminate.presenters.area.similar import ANSWERS
from oppna.disseminate.shown import Shown, exact, figure_text, shown
from oppna.model.codes import SHARES, Category
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release


@dataclass(frozen=True)
class Spread:
    """`answers`: answer → how many; or the `values` of those that have a number."""

    peers: str
    answers: Counter[str]
    values: tuple[float, ...]
    low: float
    high: float
    ends: str


def spread_of(release: Release, indicator: Indicator, area: ReleaseArea) -> Spread:
    """What the areas of the same kind have; a nation has none of its kind and is laid on the counties."""
    kinds = peers_of(release)
    peers = "län" if area.level == "nation" else peers_name(area)
    if peers == "städer":
        peers = "kommuner och stadsdelar" if indicator.unit != "kategori" else "län"
    return kept(
        release, ("spread", indicator.id, peers), lambda: _spread(release, indicator, peers, kinds.get(peers, ()))
    )


def _spread(release: Release, indicator: Indicator, peers: str, places: tuple[tuple[object, str], ...]) -> Spread:
    cells = [cell for place in places if (cell := release.cell(indicator.id, *place)) is not None]  # type: ignore[arg-type]
    having = [cell for cell in cells if shown(cell, indicator).is_value]
    answers = Counter(cell.value for cell in having if cell.value in ANSWERS)
    exactly = sorted(exact(cell) for cell in having if cell.value not in ANSWERS)
    values = tuple(float(value) for value in exactly)
    whole = indicator.unit == "kategori"
    high = 1.0 if whole or (indicator.unit in SHARES and values and values[-1] > 0.5) else max(values, default=1.0)
    ends = f"{figure_text(exactly[0], indicator)} till {figure_text(exactly[-1], indicator)}" if exactly else ""
    return Spread(peers, answers, values, 0.0, high, ends)


def picture_of(spread: Spread, cell: Cell | None, own: Shown) -> Markup | None:
    """The drawing, with the same in a sentence; None where nobody has a figure."""
    if spread.answers:
        said = ", ".join(f"{answer.value} {spread.answers[answer]}" for answer in _TOLD if spread.answers[answer])
        label = f"Bland {spread.peers}: {said}. Här: {own.text}."
        return among(spread.answers, cell.value if cell and own.is_value else None, label=label)
    if not spread.values:
        return None
    mine = float(exact(cell)) if cell is not None and own.is_value and cell.value not in ANSWERS else None
    label = f"{len(spread.values)} {spread.peers} från {spread.ends}. Här: {own.text}."
    return strip(spread.values, mine, low=spread.low, high=spread.high, label=label)


_TOLD = (Category.YES, Category.PARTLY, Category.NO)
