"""Two hundred shares of the demonstration, recomputed by tests/lib/reference_statistics: no code in common."""

from __future__ import annotations

import random
from fractions import Fraction
from math import nan
from statistics import NormalDist

import pytest

from oppna.disseminate.fair.against import LEAST_PEERS
from oppna.disseminate.fair.peers import CITIES, COUNTIES, peers_name, peers_of
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.queries.public import public
from oppna.model.codes import NATION, Level, Status
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.statistics.verdicts import Verdict
from tests.lib.public_world import CHILDREN, VIOLENCE
from tests.lib.reference_statistics import binomial, spread

pytestmark = pytest.mark.usefixtures("public_site")
HOW_MANY = 100
"""Of each release."""
CATEGORIES = ("Ja", "Delvis", "Nej", "Ej aktuellt")


def _shares(release: Release) -> list[Cell]:
    having = [cell for cell in release.cells if cell.denominator and cell.value not in CATEGORIES]
    return [cell for cell in having if cell.level is not Level.NATION]


def _counts(cell: Cell) -> tuple[float, float]:
    return float(cell.numerator), float(cell.denominator)


@pytest.mark.parametrize("edition", [VIOLENCE, CHILDREN])
def test_intervals_and_places_in_the_funnel(edition: str) -> None:
    release = public().by_edition[edition]
    chosen = random.Random(edition).sample(_shares(release), HOW_MANY)
    verdicts = set()
    for cell in chosen:
        sure = sureness(release, cell.indicator)[cell.level, cell.area]
        successes, trials = _counts(cell)
        if cell.level is Level.COUNTY and cell.population == "1" and sure.interval is None:
            continue  # Gotland's only answer
        assert sure.interval is not None and sure.funnel is not None
        assert (sure.interval.low, sure.interval.high) == pytest.approx(
            binomial.wilson(successes, trials, 0.95), abs=1e-6
        )
        tau2 = _tau2(release, cell)
        assert sure.funnel.tau2 == pytest.approx(tau2, abs=1e-9)
        nation = release.cell(cell.indicator, Level.NATION, NATION)
        assert nation is not None
        target = Fraction(nation.numerator) / Fraction(nation.denominator)
        assert sure.funnel.target == pytest.approx(float(target))
        if trials == int(trials):
            _exact_limits(sure.funnel.chance.usual.low, sure.funnel.chance.usual.high, int(trials), target)
        for plain, widened, level in (
            (sure.funnel.chance.usual, sure.funnel.spread.usual, 0.95),
            (sure.funnel.chance.rare, sure.funnel.spread.rare, 0.998),
        ):
            z = NormalDist().inv_cdf((1 + level) / 2)
            for before, after in ((plain.low, widened.low), (plain.high, widened.high)):
                assert after == pytest.approx(spread.widened(float(target), before, z, tau2), abs=1e-6)
        verdicts.add(sure.verdict)
    assert Verdict.CHANCE in verdicts and len(verdicts) > 1, "the sample must hold more than one verdict"


def _exact_limits(low: float, high: float, trials: int, target: Fraction) -> None:
    """Every whole count lies where the sum of binomial probabilities says."""
    if trials > 400:
        return
    for count in range(trials + 1):
        share = count / trials
        if abs(share - low) > 1e-9:
            assert (share < low) == binomial.too_low(count, trials, target, Fraction(95, 100))
        if abs(share - high) > 1e-9:
            assert (share > high) == binomial.too_high(count, trials, target, Fraction(95, 100))


def _tau2(release: Release, cell: Cell) -> float:
    """Over-dispersion among the areas of the kind that have counts; a city's is the counties'."""
    kind = peers_name(release.area(cell.level, cell.area))
    places = peers_of(release)[COUNTIES if kind == CITIES else kind]
    cells = [release.cell(cell.indicator, *place) for place in places]
    counts = [
        _counts(one)
        for one in cells
        if one and one.status is Status.OK and one.denominator and one.value not in CATEGORIES
    ]
    nation = release.cell(cell.indicator, Level.NATION, NATION)
    assert nation is not None
    if len(counts) < LEAST_PEERS:
        return nan
    return spread.dispersion(counts, float(Fraction(nation.numerator) / Fraction(nation.denominator)))[1]
