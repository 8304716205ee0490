"""One verdict a cell, and nothing computed of what is hidden: whatever figures a release has."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.fair.facts import Kind, RankSpan, Span, Sureness
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.words import ONE_OBJECT, TWO_WAYS, USUAL_TOO, span_text
from oppna.model.codes import NATION, STATUS_TEXT, Level, Status
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.statistics.verdicts import Direction, Verdict
from tests.lib.drawn_release import Drawn, city, county, drawn_release, municipality
from tests.lib.releases import small_release

RIKET = (Level.NATION, NATION)
HIDDEN = st.sampled_from([status for status in Status if status is not Status.OK])


@st.composite
def _counts(draw: st.DrawFn, whole: bool, most: int = 60) -> tuple[Fraction, Fraction]:
    unit = 1 if whole else 100
    denominator = draw(st.integers(1, most * unit))
    return Fraction(draw(st.integers(0, denominator)), unit), Fraction(denominator, unit)


def _drawn(whole: bool, most: int = 60) -> st.SearchStrategy[Drawn]:
    return st.one_of(_counts(whole, most), _counts(whole, most), HIDDEN)


@pytest.mark.parametrize(
    ("low", "high", "decimals", "text"),
    [
        (0.45, 0.75, 0, "45–75\u00a0%"),
        (0.0276, 0.0284, 1, "2,76–2,84\u00a0%"),
        (0.704, 0.701, 0, "70,4–70,1\u00a0%"),
        (0.5, 0.5, 0, "50–50\u00a0%"),
    ],
)
def test_the_ends_of_a_span_are_told_apart(low: float, high: float, decimals: int, text: str) -> None:
    assert span_text(Span(low, high), decimals) == text


COUNTIES = st.dictionaries(st.integers(0, 12), _drawn(whole=True), max_size=13)
UNITS = st.dictionaries(st.integers(0, 25), _drawn(whole=False), max_size=20)
RELEASES = st.builds(drawn_release, COUNTIES, UNITS, _drawn(whole=True, most=400))


def _told(release: Release) -> list[tuple[Cell, Sureness]]:
    return [(cell, sureness(release, cell.indicator)[cell.level, cell.area]) for cell in release.cells]


@given(RELEASES)
def test_a_verdict_its_sentence_and_its_limits_never_contradict_each_other(release: Release) -> None:
    for cell, sure in _told(release):
        said = [verdict for verdict in Verdict if _stands(verdict, sure.sentence)]
        assert said == ([sure.verdict] if sure.verdict else [])
        assert sure.stands_out == (sure.verdict in (Verdict.DIFFERS, Verdict.CLEARLY))
        if sure.funnel is None:
            assert sure.verdict is None and sure.direction is Direction.NONE
            continue
        share = float(Fraction(cell.numerator) / Fraction(cell.denominator))
        usual, rare = sure.funnel.spread.usual, sure.funnel.spread.rare
        if ONE_OBJECT in sure.sentence:
            assert cell.population == "1" and sure.verdict is Verdict.TOO_FEW
        match sure.verdict:
            case Verdict.CHANCE:
                assert usual.holds(share) and sure.direction is Direction.NONE
            case Verdict.DIFFERS:
                assert not usual.holds(share) and rare.holds(share)
            case Verdict.CLEARLY:
                assert not rare.holds(share)
        if sure.stands_out:
            assert sure.direction is (Direction.HIGHER if share > sure.funnel.target else Direction.LOWER)
            assert f"är {sure.direction} än rikets" in sure.sentence


def _stands(verdict: Verdict, sentence: str) -> bool:
    """Whether the sentence gives the verdict; "avviker" is also the beginning of "avviker tydligt"."""
    without = sentence.replace(Verdict.CLEARLY, "") if verdict is Verdict.DIFFERS else sentence
    return verdict in without


@given(RELEASES)
def test_where_interval_and_verdict_look_apart_the_sentence_says_why(release: Release) -> None:
    for cell, sure in _told(release):
        if sure.funnel and sure.interval and sure.funnel.among:
            outside = not sure.funnel.chance.usual.holds(float(Fraction(cell.numerator) / Fraction(cell.denominator)))
            widened = sure.verdict is Verdict.CHANCE and outside
            looks_apart = sure.interval.holds(sure.funnel.target) == sure.stands_out
            few = sure.verdict is Verdict.TOO_FEW
            assert (USUAL_TOO in sure.sentence) == widened
            assert not widened or sure.funnel.tau2 > 0, "areas that differ by chance alone are not said to differ more"
            assert (TWO_WAYS in sure.sentence) == (looks_apart and not few and not widened)


def test_ordinary_differences_are_no_reason_where_there_are_none() -> None:
    """9 of 13 beside the nation's 40 %: inside the funnel, and yet the interval around it does not reach the nation."""
    drawn: dict[int, Drawn] = {one: (Fraction(16), Fraction(40)) for one in range(1, 9)}
    release = drawn_release(drawn | {0: (Fraction(9), Fraction(13))}, {}, (Fraction(400), Fraction(1000)))
    sure = sureness(release, "G2_1")[Level.COUNTY, county(0)]
    assert sure.funnel and sure.funnel.tau2 == 0 and sure.interval and not sure.interval.holds(sure.funnel.target)
    assert sure.verdict is Verdict.CHANCE and TWO_WAYS in sure.sentence and USUAL_TOO not in sure.sentence


@given(RELEASES)
def test_two_figures_said_to_differ_are_not_written_alike(release: Release) -> None:
    for _, sure in _told(release):
        if sure.stands_out:
            own, nation = sure.sentence.split("andelen")[1].split("än rikets")[:2]
            assert own.split(",")[1].strip().split("%")[0] != nation.strip().split("%")[0]


@given(RELEASES)
def test_what_is_hidden_or_missing_is_told_by_its_fixed_text_and_nothing_is_computed(release: Release) -> None:
    for cell, sure in _told(release):
        if cell.status is not Status.OK:
            assert (sure.interval, sure.funnel, sure.shrunken, sure.ranks, sure.verdict, sure.bounds) == (None,) * 6
            assert sure.sentence.casefold().startswith(STATUS_TEXT[cell.status].casefold())
            assert not any(character.isdigit() for character in sure.sentence.replace("20 procent", ""))


@given(RELEASES, st.data())
def test_nothing_told_of_others_depends_on_what_is_hidden(release: Release, data: st.DataObject) -> None:
    """A cell that is hidden and one that is not there at all leave everybody else with the same words and limits."""
    hidden = [cell for cell in release.cells if cell.status is Status.CONFIDENTIAL and cell.level is not Level.NATION]
    without = type(release)(
        head=release.head,
        edition=release.edition,
        areas=release.areas,
        cells=tuple(cell for cell in release.cells if cell not in hidden),
        quality=release.quality,
    )
    for cell in without.cells:
        place = (cell.level, cell.area)
        assert sureness(release, cell.indicator)[place] == sureness(without, cell.indicator)[place]


@given(RELEASES)
def test_spans_hold_the_figure_and_places_are_places(release: Release) -> None:
    for cell, sure in _told(release):
        if sure.interval is None:
            continue
        share = float(Fraction(cell.numerator) / Fraction(cell.denominator))
        assert sure.interval.holds(share)
        if sure.bounds:
            low, high = sure.bounds.span.low, sure.bounds.span.high
            assert 0 <= low <= high <= 1 and (sure.bounds.unanswered or low == high)
        if sure.funnel:
            plain, spread = sure.funnel.chance, sure.funnel.spread
            assert spread.usual.low <= plain.usual.low <= sure.funnel.target <= plain.usual.high <= spread.usual.high
            assert spread.rare.low <= spread.usual.low and spread.usual.high <= spread.rare.high
        if sure.shrunken and sure.ranks:
            # The mean of a very skewed distribution can lie outside 95 % of it.
            assert 0 <= sure.shrunken.span.low <= sure.shrunken.span.high <= 1 and 0 <= sure.shrunken.share <= 1
            assert 1 <= sure.ranks.low <= sure.ranks.high <= sure.ranks.of


@given(RELEASES)
def test_every_area_of_a_release_has_its_sentence(release: Release) -> None:
    for indicator in release.edition.indicators:
        told = sureness(release, indicator.id)
        assert set(told) == {(area.level, area.area) for area in release.areas}
        assert all(one.sentence.endswith(".") for one in told.values())


def test_the_nation_is_compared_with_nothing() -> None:
    release = drawn_release({0: (Fraction(3), Fraction(9))}, {}, (Fraction(60), Fraction(100)))
    sure = sureness(release, "G2_1")[RIKET]
    assert sure.kind is Kind.SHARE and sure.interval and sure.verdict is None and sure.funnel is None
    assert "jämförs inte självt" in sure.sentence


def test_without_the_nations_figure_there_is_an_interval_and_no_verdict() -> None:
    release = drawn_release({one: (Fraction(3), Fraction(9)) for one in range(6)}, {}, Status.SUPPRESSED_NONRESPONSE)
    sure = sureness(release, "G2_1")[Level.COUNTY, county(0)]
    assert sure.interval and sure.verdict is None and sure.funnel is None
    assert sure.sentence.endswith("Rikets värde visas inte, så det finns inget att jämföra med.")


def test_too_few_areas_of_a_kind_say_too_little_of_how_they_ordinarily_differ() -> None:
    release = drawn_release({one: (Fraction(0), Fraction(40)) for one in range(2)}, {}, (Fraction(60), Fraction(100)))
    sure = sureness(release, "G2_1")[Level.COUNTY, county(0)]
    assert sure.verdict is Verdict.TOO_FEW and "för få för att veta hur mycket" in sure.sentence
    assert sure.shrunken is None and sure.ranks is None


def test_ordinary_differences_widen_the_funnel() -> None:
    """Counties far apart: against chance alone the first would differ clearly, against its like it does not."""
    drawn: dict[int, Drawn] = {one: (Fraction(2 + 8 * (one % 2) * 4), Fraction(40)) for one in range(10)}
    sure = sureness(drawn_release(drawn, {}, (Fraction(1), Fraction(2))), "G2_1")[Level.COUNTY, county(0)]
    assert sure.funnel and not sure.funnel.chance.rare.holds(2 / 40)
    assert sure.verdict is Verdict.CHANCE and sure.funnel.tau2 > 0 and sure.funnel.among == "län"


@pytest.mark.parametrize(
    ("indicator", "place", "kind", "words"),
    [
        ("G2_1", (Level.MUNICIPALITY, "9001"), Kind.ANSWER, "Ja är ett svar, inget urval"),
        ("BBIC", (Level.MUNICIPALITY, "9002"), Kind.ANSWER, "Nej är en uppgift ur ett register, inget urval"),
        ("G2_1", (Level.MUNICIPALITY, "9003"), Kind.NONE, "Ej aktuellt: frågan gäller inte området"),
        ("G2_1", (Level.MUNICIPALITY, "9004"), Kind.NONE, "Uppgift saknas"),
        ("B1b_minst1", (Level.DISTRICT, "9005-D02"), Kind.NONE, "Ologisk uppgift: svaren säger emot varandra"),
        ("timmar", (Level.MUNICIPALITY, "9001"), Kind.NUMBER, "är ett tal och ingen andel"),
        ("timmar", (Level.COUNTY, "Norra län"), Kind.NONE, "redovisas inte för området"),
        ("BM_bistand", (Level.COUNTY, "Södra län"), Kind.NONE, "x (sekretess): värdet är dolt"),
        ("BM_bistand", (Level.MUNICIPALITY, "9001"), Kind.SHARE, "andelen, 3,0\u00a0%,"),
        ("G2_1", (Level.COUNTY, "Norra län"), Kind.NONE, "Visas inte, för stort bortfall: gruppens värde är dolt"),
    ],
)
def test_what_is_said_of_every_kind_of_cell(indicator: str, place: tuple[Level, str], kind: Kind, words: str) -> None:
    sure = sureness(small_release(), indicator)[place]
    assert sure.kind is kind and words in sure.sentence


def test_a_city_is_judged_by_the_spread_of_counties() -> None:
    """There are two or three cities: nothing can be learnt of how cities differ, and they are not ranked."""
    release = small_release()
    sure = sureness(release, "G2_1")[Level.MUNICIPALITY, "9005"]
    assert sure.kind is Kind.SHARE and sure.ranks is None and sure.verdict is Verdict.TOO_FEW


def test_three_cities_tell_as_little_of_cities_as_two() -> None:
    """In 2017 there were three. The counties' spread is theirs, and they are neither drawn together nor ranked."""
    counties: dict[int, Drawn] = {one: (Fraction(20 + one), Fraction(40)) for one in range(6)}
    cities: dict[int, Drawn] = {one: (Fraction(2 + 4 * one), Fraction(12)) for one in range(3)}
    release = drawn_release(counties, {}, (Fraction(200), Fraction(400)), cities=cities)
    for one in cities:
        sure = sureness(release, "G2_1")[Level.MUNICIPALITY, city(one)]
        assert sure.funnel and sure.funnel.among == "län" and sure.verdict is not Verdict.TOO_FEW
        assert sure.shrunken is None and sure.ranks is None
    assert sureness(release, "G2_1")[Level.COUNTY, county(0)].ranks == RankSpan(1, 6, 6)


@pytest.mark.parametrize("answer", [0, 1])
def test_a_county_of_one_municipality_is_an_answer_and_no_sample(answer: int) -> None:
    """Gotland. Were it a sample of one, 0 of 1 would differ from a nation of 99 %."""
    drawn: dict[int, Drawn] = {one: (Fraction(38 + one % 2), Fraction(40)) for one in range(1, 9)}
    release = drawn_release(drawn | {0: (Fraction(answer), Fraction(1))}, {}, (Fraction(990), Fraction(1000)))
    sure = sureness(release, "G2_1")[Level.COUNTY, county(0)]
    assert (sure.interval, sure.shrunken, sure.ranks) == (None, None, None) and sure.funnel is not None
    assert (sure.verdict, sure.direction) == (Verdict.TOO_FEW, Direction.NONE)
    assert sure.sentence.startswith("Län 00: för få för att säga") and sure.sentence.endswith(ONE_OBJECT)
    hidden = drawn_release(drawn | {0: (Fraction(answer), Fraction(1))}, {}, Status.MISSING)
    assert sureness(hidden, "G2_1")[Level.COUNTY, county(0)].verdict is None


def test_bounds_count_those_that_did_not_answer() -> None:
    """Of the four with another status than missing in the whole country, two say Ja; one has not answered."""
    bounds = sureness(small_release(), "G2_1")[RIKET].bounds
    assert bounds is not None
    assert (bounds.unanswered, bounds.objects) == (1, 5)
    assert (bounds.span.low, bounds.span.high) == (2 / 5, 3 / 5)


def test_a_measure_in_full_time_equivalents_has_no_bounds() -> None:
    """How many posts those have who did not answer nobody knows."""
    assert sureness(small_release(), "B1b_minst1")[Level.MUNICIPALITY, "9005"].bounds is None


def test_a_unit_that_is_asked_twice_is_told_the_same() -> None:
    release = small_release()
    assert sureness(release, "G2_1") is sureness(release, "G2_1")
    with pytest.raises(KeyError):
        sureness(release, "G99")


def test_the_staff_measure_is_judged_among_all_who_answer() -> None:
    drawn: dict[int, Drawn] = {one: (Fraction(one * 7, 4), Fraction(30)) for one in range(8)}
    release = drawn_release({3: Status.MISSING}, drawn, (Fraction(3), Fraction(10)))
    sure = sureness(release, "B1b_minst1")[Level.MUNICIPALITY, municipality(0)]
    assert sure.funnel and sure.funnel.among == "kommuner och stadsdelar" and sure.ranks and sure.ranks.of == 8
