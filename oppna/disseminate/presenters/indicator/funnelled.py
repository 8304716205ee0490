"""The funnel of an indicator: the areas that have counts, and the limits around the nation's value."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.charts.large.funnel import Limit, Seen
from oppna.disseminate.fair.facts import Funnel, Kind, Sureness
from oppna.disseminate.fair.peers import COUNTIES, OBJECTS, peers_of
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.words import plain_sentence
from oppna.disseminate.shown import exact
from oppna.model.codes import Level, MeasureUnit
from oppna.model.indicator import Indicator
from oppna.model.release import ReleaseArea
from oppna.release.content import Release
from oppna.statistics import funnel
from oppna.statistics.dispersion import Dispersion
from oppna.statistics.verdicts import ALARM, WARNING

_STEPS = 90
_CHANCE = ("95 %, bara slump", "99,8 %, bara slump")
_SPREAD = ("95 %, med områdenas vanliga skillnader", "99,8 %, med områdenas vanliga skillnader")


@dataclass(frozen=True)
class Funnelled:
    """`among`: what the areas are called together. `spread`: whether they differ more than by chance."""

    seen: list[Seen]
    limits: list[Limit]
    target: float
    among: str
    spread: bool


def funnelled(release: Release, indicator: Indicator) -> Funnelled | None:
    """None where no area has counts; `why_not` says why."""
    among = COUNTIES if indicator.unit is MeasureUnit.CATEGORY else OBJECTS
    found = sureness(release, indicator.id)
    having = [(release.area(*place), found[place]) for place in peers_of(release).get(among, ())]
    drawn = [(area, sure, sure.funnel) for area, sure in having if sure.funnel is not None]
    if not drawn:
        return None
    seen = [_seen(release, indicator, area, sure) for area, sure, _ in drawn]
    around = drawn[0][2]
    limits = _limits(around, max(one.trials for one in seen), min(one.trials for one in seen))
    return Funnelled(seen, limits, around.target, among, around.tau2 > 0)


def _seen(release: Release, indicator: Indicator, area: ReleaseArea, sure: Sureness) -> Seen:
    cell = release.cells_by_key[indicator.id, area.level, area.area]
    verdict = sure.verdict.value if sure.verdict else ""
    return Seen(area.label, float(exact(cell)), float(cell.denominator), verdict)


def _limits(around: Funnel, most: float, least: float) -> list[Limit]:
    """Closer together where little stands behind, for there the limits bend."""
    first = max(least * 0.9, most / 2000)
    trials = [first * (most * 1.05 / first) ** (number / _STEPS) for number in range(_STEPS + 1)]
    kinds: list[tuple[tuple[str, str], Dispersion | None]] = [(_CHANCE, None)]
    if around.tau2 > 0:
        kinds.append((_SPREAD, Dispersion(around.phi or 1.0, around.tau2, 0)))
    return [
        _limit(name, around.target, trials, level, dispersion)
        for names, dispersion in kinds
        for name, level in zip(names, (WARNING, ALARM), strict=True)
    ]


def _limit(name: str, target: float, trials: list[float], level: float, dispersion: Dispersion | None) -> Limit:
    low, high = funnel.limits(target, trials, level, dispersion)
    return Limit(
        name, [round(at, 3) for at in trials], *([round(one, 5) for one in side.tolist()] for side in (low, high))
    )


def why_not(release: Release, indicator: Indicator) -> str:
    """Why there is no funnel, in a sentence."""
    found = sureness(release, indicator.id)
    kinds = {found[area.level, area.area].kind for area in release.areas if area.level is not Level.NATION}
    for kind in (Kind.UNCOUNTED, Kind.NUMBER):
        if kind in kinds:
            return plain_sentence(release, indicator, kind)
    if indicator.unit is MeasureUnit.CATEGORY and release.head.origin == "published":
        return plain_sentence(release, indicator, Kind.UNCOUNTED)
    return "Inget område har en andel med antal bakom, så det finns ingen tratt att rita."
