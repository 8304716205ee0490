"""What happened since the round before: only along a series that is not broken."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest

from oppna.disseminate.fair.case import case_of
from oppna.disseminate.fair.chance import flips
from oppna.disseminate.fair.change import change_of
from oppna.disseminate.fair.facts import Span
from oppna.disseminate.fair.series import series_of
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import NATION, Level, Status
from oppna.model.indicator import Comparability
from oppna.release.content import Release
from oppna.statistics import change, shrinkage
from oppna.statistics.verdicts import Verdict
from tests.lib.drawn_release import Drawn, city, county, drawn_release
from tests.lib.releases import SOURCE, small_release

BEFORE, NOW = "2017-liten", "2018-liten"
STEADY = {one: (Fraction(20 + one), Fraction(40)) for one in range(8)}
HALF = (Fraction(200), Fraction(400))


def _of(year: int, release: Release, verdict: str = "direkt jämförbar", synthetic: bool = True) -> Release:
    """The release as that of a year, whose indicators are said to be comparable, or not, with the year before."""
    name = f"{year}-liten"
    said = (Comparability(with_=f"{year - 1}-liten", verdict=verdict, source=SOURCE, reason="Prov."),)  # type: ignore[arg-type]
    indicators = tuple(msgspec.structs.replace(one, between_years=said) for one in release.edition.indicators)
    head = msgspec.structs.replace(release.edition.head, id=name, year=year)
    edition = msgspec.structs.replace(release.edition, head=head, indicators=indicators)
    told = msgspec.structs.replace(release.head, edition=name, synthetic=synthetic)
    return msgspec.structs.replace(release, head=told, edition=edition)


def _public(*releases: Release) -> Public:
    """The newest first, as a shelf gives them."""
    return Public(releases, {one.head.edition: (one,) for one in releases}, "prov")


def _two(before: dict[int, Drawn], now: dict[int, Drawn], verdict: str = "direkt jämförbar") -> Public:
    return _public(_of(2018, drawn_release(now, {}, HALF), verdict), _of(2017, drawn_release(before, {}, HALF)))


def test_a_change_is_judged_as_the_statistics_do() -> None:
    now = STEADY | {0: (Fraction(39), Fraction(40))}
    found = change_of(_two(STEADY, now), NOW, "G2_1", (Level.COUNTY, county(0)))
    assert found is not None and found.before.edition == BEFORE
    prior = shrinkage.fit([20 + one for one in range(8)], [40] * 8)
    wanted = change.unit(prior, (20, 40), (39, 40))
    assert found.expected == Span(float(wanted.expected.low.item()), float(wanted.expected.high.item()))
    assert found.verdict is wanted.judgements[0].verdict and found.verdict is Verdict.CLEARLY
    assert found.sentence.startswith("Län 00 avviker tydligt: andelen Ja, 98\u00a0% mot 50\u00a0% 2017, är högre än")


def test_nothing_happened() -> None:
    found = change_of(_two(STEADY, STEADY), NOW, "G2_1", (Level.COUNTY, county(3)))
    assert found is not None and found.verdict is Verdict.CHANCE and found.before_text == found.now_text


def test_the_nation_has_no_like_to_be_judged_by() -> None:
    found = change_of(_two(STEADY, STEADY), NOW, "G2_1", (Level.NATION, NATION))
    assert found is not None and found.verdict is None and "har ingen like" in found.sentence


def test_no_change_is_told_across_a_break() -> None:
    public = _two(STEADY, STEADY, "ej jämförbar")
    assert change_of(public, NOW, "G2_1", (Level.COUNTY, county(0))) is None
    series = series_of(public, NOW, "G2_1")
    assert len(series.segments) == 2 and series.segments[1].broken.startswith("Ej jämförbar.")
    assert [point.edition for point in series.points] == [BEFORE, NOW]
    assert [point.edition for point in series.stretch(NOW)] == [NOW]


def test_the_oldest_of_a_stretch_has_nothing_before_it() -> None:
    assert change_of(_two(STEADY, STEADY), BEFORE, "G2_1", (Level.COUNTY, county(0))) is None


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OK])
def test_a_hidden_or_missing_figure_has_no_change(status: Status) -> None:
    for before, now in ((STEADY | {0: status}, STEADY), (STEADY, STEADY | {0: status})):
        assert change_of(_two(before, now), NOW, "G2_1", (Level.COUNTY, county(0))) is None


def test_a_city_is_expected_to_change_as_counties_do() -> None:
    """Two cities tell nothing of cities; the prior is the counties', whatever the other cities have."""
    now = (Fraction(11), Fraction(12))
    found = []
    for other in (Fraction(1), Fraction(12)):
        cities: dict[int, Drawn] = {0: (Fraction(6), Fraction(12)), 1: (other, Fraction(12))}
        older, newer = (drawn_release(STEADY, {}, HALF, cities=one) for one in (cities, cities | {0: now}))
        found.append(change_of(_public(_of(2018, newer), _of(2017, older)), NOW, "G2_1", (Level.MUNICIPALITY, city(0))))
    assert found[0] == found[1] and found[0] is not None
    prior = shrinkage.fit(*zip(*((float(x), float(n)) for x, n in STEADY.values()), strict=True))
    wanted = change.unit(prior, (6, 12), (11, 12))
    ends = wanted.expected.low.item(), wanted.expected.high.item()
    assert found[0].expected and (found[0].expected.low, found[0].expected.high) == pytest.approx(ends)
    assert found[0].verdict is wanted.judgements[0].verdict


def test_a_county_of_one_changes_as_an_answer_does() -> None:
    """Were it a sample of one, a turn from Ja to Nej could be told to differ."""
    ones = [STEADY | {0: (Fraction(answer), Fraction(1))} for answer in (1, 0)]
    found = change_of(_two(*ones), NOW, "G2_1", (Level.COUNTY, county(0)))
    assert found is not None and found.verdict is None and found.expected is None
    assert found.sentence.startswith("0\u00a0%; 2017 var det 100\u00a0%. Det är ett svar mot ett annat, inget urval")


def test_too_few_areas_to_know_what_to_expect() -> None:
    few: dict[int, Drawn] = {one: STEADY[one] for one in range(2)}
    found = change_of(_two(few, few), NOW, "G2_1", (Level.COUNTY, county(0)))
    assert found is not None and found.verdict is None and "kan inte bedömas" in found.sentence


def test_an_answer_beside_an_answer_is_told_and_not_judged() -> None:
    public = _public(_of(2018, small_release()), _of(2017, small_release()))
    found = change_of(public, NOW, "G2_1", (Level.MUNICIPALITY, "9001"))
    assert found is not None and found.verdict is None and found.sentence == "Ja ✓, liksom 2017."


def test_how_many_changed_their_answer() -> None:
    """Four have a word in both rounds; of them one turns."""
    turned = tuple(
        msgspec.structs.replace(cell, value="Nej", numerator="0")
        if (cell.indicator, cell.area) == ("G2_1", "9001")
        else cell
        for cell in small_release().cells
    )
    older = msgspec.structs.replace(small_release(), cells=turned)
    public = _public(_of(2018, small_release()), _of(2017, older))
    case = case_of(public, NOW, "G2_1", (Level.MUNICIPALITY, "9002"))
    assert case is not None
    fact = flips(case)
    assert fact is not None and fact.text == "1 av 4 objekt (25\u00a0%) har ett annat svar än 2017."


def test_made_up_and_real_figures_are_never_one_series() -> None:
    real = _of(2017, drawn_release(STEADY, {}, HALF), synthetic=False)
    public = _public(_of(2018, drawn_release(STEADY, {}, HALF)), real)
    assert change_of(public, NOW, "G2_1", (Level.NATION, NATION)) is None
    assert "ställs aldrig i samma serie" in series_of(public, BEFORE, "G2_1").alone
    alone = _public(_of(2018, drawn_release(STEADY, {}, HALF)))
    assert series_of(alone, NOW, "G2_1").alone == "Det finns ingen annan publicering att lägga bredvid."


def test_what_does_not_exist_has_no_series() -> None:
    with pytest.raises(KeyError):
        series_of(_two(STEADY, STEADY), NOW, "G99")
