"""Comparable units: those most like one in what is known of them, and whether what they show depends on the choice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from oppna.disseminate.fair.background import Background, Measure, background, without
from oppna.disseminate.fair.counts import kind_of
from oppna.disseminate.fair.facts import Kind
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.shown import exact
from oppna.model.codes import Category, Level
from oppna.release.content import Place, Release
from oppna.statistics import twins

COUNT = 15
"""How many on every page unless the reader chooses: enough to speak of "nearly all", few enough to be alike."""
CHOICES = 200
_LEVELS = frozenset({Level.MUNICIPALITY, Level.DISTRICT})


@dataclass(frozen=True)
class Twin:
    """`distance`: in standard deviations. `parts`: measure → its share of the distance (squared), absent where one of
    the two lacks it."""

    place: Place
    distance: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Twinned:
    """`areas`: nearest first. `measures`: what they were chosen by. `lonelier`: share of the others of its kind that
    have it farther to their nearest. `agreement`: share of the other choices of weights and number that come to the
    same conclusion; None where there is none to come to."""

    areas: tuple[Twin, ...]
    measures: tuple[Measure, ...]
    of: int
    lonelier: float | None
    conclusion: str = ""
    agreement: float | None = None


def twins_of(
    release: Release,
    place: Place,
    weights: Mapping[str, float] | None = None,
    count: int = COUNT,
    indicator: str = "",
) -> Twinned | None:
    """The areas most like the one at `place`; None where it is no municipality or district that answers, or nothing is
    known to compare by. `weights`: measure → weight, 1 where none is given. `indicator`: what a conclusion is about."""
    key = ("twins", place, tuple(sorted((weights or {}).items())), count, indicator)
    return kept(release, key, lambda: _twins(release, place, dict(weights or {}), count, indicator))


def _twins(release: Release, place: Place, weights: dict[str, float], count: int, indicator: str) -> Twinned | None:
    known = without(background(release, place[0]), indicator) if place[0] in _LEVELS else None
    if known is None or place not in known.places or not known.measures or len(known.places) < 2:
        return None
    own = known.places.index(place)
    weighed = np.array([weights.get(measure.id, 1.0) for measure in known.measures])
    found = twins.nearest(known.table, own, weighed, count)
    if not len(found.rows):
        return None
    concluded = _conclusion(release, known, indicator, place) if indicator else None
    said = concluded(found.rows) if concluded else None
    agreement = (
        twins.robust(known.table, own, weighed, count, concluded, choices=CHOICES) if concluded and said else None
    )
    return Twinned(
        areas=tuple(_twin(known, found, number) for number in range(len(found.rows))),
        measures=known.measures,
        of=len(known.places),
        lonelier=_lonelier(release, known, place),
        conclusion=str(said or ""),
        agreement=agreement,
    )


def _twin(known: Background, found: twins.Twins, number: int) -> Twin:
    parts = zip(known.measures, found.parts[number].tolist(), strict=True)
    return Twin(
        known.places[found.rows[number]],
        float(found.distances[number]),
        {measure.id: part for measure, part in parts if not np.isnan(part)},
    )


def _lonelier(release: Release, known: Background, place: Place) -> float | None:
    """How many of the others have a longer way to their nearest, by equal weights."""
    key = ("nearest", place[0], tuple(measure.id for measure in known.measures))
    nearest = kept(release, key, lambda: _nearest(known))
    own = nearest[known.places.index(place)]
    others = np.delete(nearest, known.places.index(place))
    others = others[~np.isnan(others)]
    return float(np.mean(others > own)) if len(others) and not np.isnan(own) else None


def _nearest(known: Background) -> NDArray[np.float64]:
    found = [twins.nearest(known.table, row, None, 1).distances for row in range(len(known.places))]
    return np.array([float(one[0]) if len(one) else np.nan for one in found])


MOST_YES = "de flesta av dem har Ja"
FEW_YES = "de flesta av dem har inte Ja"
EVEN = "lika många av dem har Ja som inte"
ABOVE, BELOW, SAME = "de flesta av dem ligger högre", "de flesta av dem ligger lägre", "de ligger på båda sidor"


def _conclusion(
    release: Release, known: Background, indicator: str, place: Place
) -> Callable[[NDArray[np.intp]], Hashable] | None:
    """What twins say: whether most have Ja, or on which side of the own figure their median lies."""
    measured = release.edition.indicator(indicator)
    cells = [release.cell(indicator, *one) for one in known.places]
    kinds = [kind_of(cell, measured) for cell in cells]
    own = kinds[known.places.index(place)]
    if own is Kind.NONE:
        return None
    if own is Kind.ANSWER:
        answers = [cell.value if cell and kind is Kind.ANSWER else "" for cell, kind in zip(cells, kinds, strict=True)]
        return lambda rows: _majority([answers[row] for row in rows.tolist() if answers[row]])
    values = [
        float(exact(cell)) if cell and kind is not Kind.NONE else None for cell, kind in zip(cells, kinds, strict=True)
    ]
    mine = values[known.places.index(place)]
    return lambda rows: _side([value for row in rows.tolist() if (value := values[row]) is not None], mine)


def _majority(answers: list[str]) -> str:
    if not answers:
        return ""
    having = sum(answer == Category.YES for answer in answers) * 2 - len(answers)
    return EVEN if not having else MOST_YES if having > 0 else FEW_YES


def _side(values: list[float], own: float | None) -> str:
    if not values or own is None:
        return ""
    middle = median(values)
    return SAME if middle == own else ABOVE if middle > own else BELOW
