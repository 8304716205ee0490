"""What happened to a figure since the round before that it may be compared with, against what chance would give."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.catalogue.differences.segments import Point
from oppna.disseminate.fair import words
from oppna.disseminate.fair.against import LEAST_PEERS
from oppna.disseminate.fair.counts import alone, counts_of, kind_of
from oppna.disseminate.fair.facts import Kind, Span
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.peers import known_from, peers_name, peers_of
from oppna.disseminate.fair.series import series_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import shown
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Place, Release
from oppna.statistics import change, shrinkage
from oppna.statistics.shrinkage import Prior
from oppna.statistics.verdicts import Direction, Judgement, Verdict


@dataclass(frozen=True)
class Changed:
    """The figure now and in the round before. `expected`: where it would have come to lie without anything done, by
    chance and regression to the mean alone; None, as `verdict`, for what has no counts or too few peers.
    """

    before: Point
    before_text: str
    now_text: str
    sentence: str
    expected: Span | None = None
    verdict: Verdict | None = None
    direction: Direction = Direction.NONE


def change_of(public: Public, edition: str, indicator: str, place: Place) -> Changed | None:
    """The change since the nearest older point of the unbroken stretch; None where there is none or a figure lacks."""
    key = ("change", edition, indicator, place)
    return kept(public, key, lambda: _change(public, edition, indicator, place))


def _change(public: Public, edition: str, indicator: str, place: Place) -> Changed | None:
    stretch = series_of(public, edition, indicator).stretch(edition)
    number = stretch.index(Point(edition, indicator))
    if number == 0:
        return None
    before, release, older = (
        stretch[number - 1],
        public.by_edition[edition],
        public.by_edition[stretch[number - 1].edition],
    )
    now, then = release.cell(indicator, *place), older.cell(before.indicator, *place)
    kinds = (
        kind_of(now, release.edition.indicator(indicator)),
        kind_of(then, older.edition.indicator(before.indicator)),
    )
    if now is None or then is None or Kind.NONE in kinds:
        return None
    texts = _texts(older, before, then), _texts(release, Point(edition, indicator), now)
    single = alone(now, release.edition.indicator(indicator)) and alone(then, older.edition.indicator(before.indicator))
    if single or kinds != (Kind.SHARE, Kind.SHARE):
        return Changed(before, *texts, _plain(*texts, older, single or kinds == (Kind.ANSWER, Kind.ANSWER)))
    return _judged(release, older, before, then, now, texts)


def _texts(release: Release, point: Point, cell: Cell) -> str:
    return shown(cell, release.edition.indicator(point.indicator)).text


def _plain(before: str, now: str, older: Release, answered: bool) -> str:
    year = older.edition.head.year
    said = f"{now}, liksom {year}." if before == now else f"{now}; {year} var det {before}."
    if answered and before != now:
        return f"{said} Det är ett svar mot ett annat, inget urval, så det kan inte jämföras mot slumpen."
    return said


def _judged(release: Release, older: Release, before: Point, then: Cell, now: Cell, texts: tuple[str, str]) -> Changed:
    place = (now.level, now.area)
    name, year = words.area_name(release.area(*place)), older.edition.head.year
    measured = release.edition.indicator(now.indicator)
    measure = f"{words.measure_name(measured)}, {texts[1]} mot {texts[0]} {year},"
    if now.level is Level.NATION:
        return Changed(before, *texts, f"{name}: {measure} har ingen like att bedömas mot.")
    kind = peers_name(older.area(*place))
    prior = kept(older, ("prior", before.indicator, kind), lambda: _prior(older, before.indicator, kind))
    if prior is None:
        return Changed(before, *texts, f"{name}: {measure} kan inte bedömas. {words.NO_SPREAD}")
    of = (older.head.edition, before.indicator, kind)
    every = kept(release, ("changes", measured.id, of), lambda: _of_a_kind(release, older, measured, before, kind))
    judged, span = every[place]
    return Changed(before, *texts, change.sentence(judged, name, measure), span, judged.verdict, judged.direction)


def _of_a_kind(
    release: Release, older: Release, measured: Indicator, before: Point, kind: str
) -> dict[Place, tuple[Judgement, Span]]:
    """All areas of a kind with shares in both rounds, judged together: arrays cost little more than one."""
    prior = kept(older, ("prior", before.indicator, kind), lambda: _prior(older, before.indicator, kind))
    assert prior is not None, "nobody is judged where there is no prior"
    then = counts_of(older, older.edition.indicator(before.indicator), peers_of(older)[kind])
    now = counts_of(release, measured, then.places)
    both = [then.places.index(place) for place in now.places]
    found = change.unit(prior, (then.numerators[both], then.denominators[both]), (now.numerators, now.denominators))
    ends = zip(found.expected.low.tolist(), found.expected.high.tolist(), strict=True)
    return {
        place: (judged, Span(*span)) for place, judged, span in zip(now.places, found.judgements, ends, strict=True)
    }


def _prior(older: Release, indicator: str, kind: str) -> Prior | None:
    """What the areas of a kind were like in the round before; None of too few."""
    counts = counts_of(older, older.edition.indicator(indicator), peers_of(older).get(known_from(kind), ()))
    return shrinkage.fit(counts.numerators, counts.denominators) if len(counts.places) >= LEAST_PEERS else None
