"""How sure every figure of an indicator is: the one place where a release meets the statistics.

Every area is compared with the nation and with nothing else, so no page can say two things of one figure. How much
areas of the same kind ordinarily differ is taken into account. Only counts that stand in the release's own cells
are used: what is hidden there cannot be worked out from anything here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, partial

from oppna.disseminate.fair import words
from oppna.disseminate.fair.against import LEAST_PEERS, Against, against, spans
from oppna.disseminate.fair.counts import Counts, alone, counts_of, kind_of, nation_of
from oppna.disseminate.fair.facts import Kind, RankSpan, Shrunken, Span, Sureness
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.peers import known_from, peers_of
from oppna.disseminate.fair.unanswered import bounds_of
from oppna.disseminate.shown import exact
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Place, Release
from oppna.statistics import intervals, ranks, shrinkage, verdicts
from oppna.statistics.verdicts import Direction, Judgement, Verdict


def sureness(release: Release, indicator: str) -> dict[Place, Sureness]:
    """All areas of the release, those without a figure too. KeyError if the release has no such indicator."""
    return kept(release, ("sureness", indicator), lambda: _all(release, release.edition.indicator(indicator)))


def _all(release: Release, indicator: Indicator) -> dict[Place, Sureness]:
    found = {place: one for kind in peers_of(release) for place, one in _counted(release, indicator, kind)}
    alike: dict[tuple[str, str] | None, Sureness] = {}
    for area in release.areas:
        place = area.level, area.area
        cell = release.cell(indicator.id, *place)
        if area.level is Level.NATION:
            found[place] = _nation(release, indicator, cell)
        elif place not in found:
            key = (cell.value, cell.status.value) if cell else None
            found[place] = alike.get(key) or alike.setdefault(key, _uncounted(release, indicator, cell))
    return found


def _uncounted(release: Release, indicator: Indicator, cell: Cell | None) -> Sureness:
    """Of a figure without counts, or of none: plain words, and nothing worked out."""
    kind = kind_of(cell, indicator)
    if cell is None or kind is Kind.NONE:
        return Sureness(kind=Kind.NONE, sentence=words.valueless_sentence(release, cell))
    if kind is Kind.ANSWER:
        return Sureness(kind=kind, sentence=words.answer_sentence(cell, indicator))
    return Sureness(kind=kind, sentence=words.plain_sentence(release, indicator, kind))


def _nation(release: Release, indicator: Indicator, cell: Cell | None) -> Sureness:
    """The reference itself: an interval, and no verdict."""
    if cell is None or kind_of(cell, indicator) is not Kind.SHARE:
        return _uncounted(release, indicator, cell)
    low, high = intervals.wilson(float(cell.numerator), float(cell.denominator))
    span = Span(float(low), float(high))
    told = words.interval_sentence(span, words.decimals_of(exact(cell), indicator))
    bounds = bounds_of(release, indicator, cell)
    return Sureness(kind=Kind.SHARE, sentence=f"{told} {words.NATION_SENTENCE}", interval=span, bounds=bounds)


def _counted(release: Release, indicator: Indicator, kind: str) -> Iterator[tuple[Place, Sureness]]:
    """The areas of a kind whose counts are published."""
    counts = counts_of(release, indicator, peers_of(release)[kind])
    if not counts.places:
        return
    target = _target(release, indicator)
    judged = against(release, indicator, kind, counts, target) if target is not None else None
    wide = spans(*intervals.wilson(counts.numerators, counts.denominators))
    drawn = cache(partial(_drawn, counts) if known_from(kind) == kind else _not_drawn)
    for number, place in enumerate(counts.places):
        cell, one = release.cells_by_key[indicator.id, *place], judged[number] if judged else None
        if alone(cell, indicator):
            yield place, _alone(release, indicator, cell, one, target)
            continue
        yield (
            place,
            Sureness(
                kind=Kind.SHARE,
                sentence=_sentence(release, indicator, cell, wide[number], one, target),
                interval=wide[number],
                funnel=one.funnel if one else None,
                verdict=one.judgement.verdict if one else None,
                direction=one.judgement.direction if one else Direction.NONE,
                bounds=bounds_of(release, indicator, cell),
                drawn=partial(_one, drawn, number),
            ),
        )


def _alone(
    release: Release, indicator: Indicator, cell: Cell, one: Against | None, target: Fraction | None
) -> Sureness:
    """Of a group of one object: where it lies beside the funnel, and that one answer is too few."""
    few = Judgement(Verdict.TOO_FEW, Direction.NONE) if one else None
    said = _verdict(release, indicator, cell, few, target)
    return Sureness(
        kind=Kind.SHARE,
        sentence=f"{said} {words.ONE_OBJECT}",
        funnel=one.funnel if one else None,
        verdict=few.verdict if few else None,
        bounds=bounds_of(release, indicator, cell),
    )


def _target(release: Release, indicator: Indicator) -> Fraction | None:
    nation = nation_of(release, indicator.id)
    known = nation is not None and kind_of(nation, indicator) in (Kind.SHARE, Kind.UNCOUNTED)
    return exact(nation) if nation and known else None


def _sentence(
    release: Release, indicator: Indicator, cell: Cell, span: Span, one: Against | None, target: Fraction | None
) -> str:
    """The verdict, and the interval that says nothing of other areas."""
    value = exact(cell)
    told = words.interval_sentence(span, words.decimals_of(value, indicator))
    said = _verdict(release, indicator, cell, one.judgement if one else None, target)
    if one is None:
        return f"{told} {said}"
    return " ".join(text for text in (said, told, _apart(one, float(value), span)) if text)


def _verdict(
    release: Release, indicator: Indicator, cell: Cell, judged: Judgement | None, target: Fraction | None
) -> str:
    """The judgement in a sentence, or that there is nothing to judge by."""
    if judged is None or target is None:
        return words.NO_TARGET
    own, nation = words.apart(exact(cell), target, words.decimals_of(exact(cell), indicator))
    name, measure = words.area_name(release.area(cell.level, cell.area)), f"{words.measure_name(indicator)}, {own},"
    return verdicts.sentence(judged, name, measure, f"rikets {nation}")


def _apart(one: Against, share: float, span: Span) -> str:
    """Why something that stands beside the verdict looks as if it said another; "" where nothing does."""
    verdict, funnel = one.judgement.verdict, one.funnel
    if not funnel.among:
        return words.NO_SPREAD
    if verdict is Verdict.CHANCE and not funnel.chance.usual.holds(share):
        return words.USUAL_TOO
    differs = verdict in (Verdict.DIFFERS, Verdict.CLEARLY)
    return words.TWO_WAYS if verdict is not Verdict.TOO_FEW and span.holds(funnel.target) == differs else ""


_Drawn = list[tuple[Shrunken, RankSpan]] | None


def _drawn(counts: Counts) -> _Drawn:
    """A kind read together: every area drawn towards the others, and its rank interval. Not of too few."""
    if len(counts.places) < LEAST_PEERS:
        return None
    prior = shrinkage.fit(counts.numerators, counts.denominators)
    share, low, high = shrinkage.shrunken(prior, counts.numerators, counts.denominators)
    first, last = ranks.intervals(prior, counts.numerators, counts.denominators)
    of = len(counts.places)
    shrunk = [Shrunken(one, span) for one, span in zip(share.tolist(), spans(low, high), strict=True)]
    ranked = [RankSpan(int(one), int(other), of) for one, other in zip(first.tolist(), last.tolist(), strict=True)]
    return list(zip(shrunk, ranked, strict=True))


def _not_drawn() -> _Drawn:
    """Areas that tell nothing of one another are neither drawn together nor ranked, however many they are."""
    return None


def _one(drawn: Callable[[], _Drawn], number: int) -> tuple[Shrunken, RankSpan] | None:
    every = drawn()
    return every[number] if every else None
