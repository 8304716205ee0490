"""The areas of a kind against the nation: funnel and judgement, both from the same limits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from oppna.disseminate.fair.counts import Counts, counts_of
from oppna.disseminate.fair.facts import Funnel, Limits, Span
from oppna.disseminate.fair.peers import known_from, peers_of
from oppna.model.indicator import Indicator
from oppna.release.content import Release
from oppna.statistics import funnel, verdicts
from oppna.statistics.dispersion import Dispersion, estimate
from oppna.statistics.verdicts import ALARM, WARNING, Direction, Judgement, Verdict

LEAST_PEERS = 3
"""Of fewer areas nobody can tell how much they ordinarily differ, and they are not ranked."""

Array = NDArray[np.float64]
Pair = tuple[Array, Array]
_UNKNOWN = Judgement(Verdict.TOO_FEW, Direction.NONE)


@dataclass(frozen=True)
class Against:
    """One area against the nation."""

    funnel: Funnel
    judgement: Judgement


def spans(low: Array, high: Array) -> list[Span]:
    """The spans between two arrays of ends."""
    return [Span(*ends) for ends in zip(low.tolist(), high.tolist(), strict=True)]


def against(release: Release, indicator: Indicator, kind: str, counts: Counts, target: Fraction) -> list[Against]:
    """Every area of `counts` against `target`, the nation's share. Where the areas are too few to know how much they
    ordinarily differ, it is too few to say anything."""
    among, dispersion = spread(release, indicator, kind, counts, float(target))
    tried, share = counts.denominators, float(target)
    usual, rare = (funnel.limits(share, tried, level) for level in (WARNING, ALARM))
    usual_spread, rare_spread = (funnel.limits(share, tried, level, dispersion) for level in (WARNING, ALARM))
    enough = (usual[0] > 0) | (usual[1] < 1)
    judged = verdicts.by_limits(counts.shares, verdicts.Limits(*usual_spread, *rare_spread), enough)
    return [
        Against(
            Funnel(
                target=share,
                chance=chance,
                spread=widened,
                phi=dispersion.phi if dispersion else None,
                tau2=dispersion.tau2 if dispersion else 0.0,
                among=among if dispersion else "",
            ),
            judgement if dispersion else _UNKNOWN,
        )
        for chance, widened, judgement in zip(
            _limits(usual, rare), _limits(usual_spread, rare_spread), judged, strict=True
        )
    ]


def spread(
    release: Release, indicator: Indicator, kind: str, counts: Counts, target: float
) -> tuple[str, Dispersion | None]:
    """How much areas of the kind ordinarily differ, and what areas that is known from."""
    among = known_from(kind)
    if among != kind:
        counts = counts_of(release, indicator, peers_of(release).get(among, ()))
    if len(counts.places) < LEAST_PEERS:
        return among, None
    return among, estimate(counts.numerators, counts.denominators, target)


def _limits(usual: Pair, rare: Pair) -> list[Limits]:
    return [Limits(*pair) for pair in zip(spans(*usual), spans(*rare), strict=True)]
