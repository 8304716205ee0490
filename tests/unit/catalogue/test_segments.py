"""A line runs only through editions that are directly comparable, one by one."""

from __future__ import annotations

from oppna.catalogue.differences.compare import compare
from oppna.catalogue.differences.comparison import Comparison
from oppna.catalogue.differences.segments import Point, segments
from oppna.model.comparability import EditionPair, PairedIndicator
from oppna.model.edition import Edition
from tests.lib.releases import EDITION
from tests.lib.two_editions import OLD, claimed, later, with_indicator, without

DIRECT = "direkt jämförbar"


def year(number: int, claim: str = DIRECT, since: int = 0) -> Edition:
    """An edition of a year that says something of the one before, or of `since`."""
    before = since or number - 1
    edition = later(id=f"{number}-liten", year=number)
    return claimed(edition, "G2_1", claim, with_=f"{before}-liten", reason="Därför.")  # type: ignore[arg-type]


def series(*editions: Edition, id: str = "G2_1", pair: EditionPair | None = None) -> list[list[str]]:
    return [[point.edition for point in segment.points] for segment in found(*editions, id=id, pair=pair)]


def found(*editions: Edition, id: str = "G2_1", pair: EditionPair | None = None) -> tuple:  # type: ignore[type-arg]
    known = {edition.id: edition for edition in editions}

    def laid(before: str, after: str) -> Comparison:
        return compare(known[before], known[after], pair)

    return segments(id, tuple(known), laid)


def test_one_line_through_years_that_are_directly_comparable() -> None:
    assert series(EDITION, year(2019), year(2020)) == [[OLD, "2019-liten", "2020-liten"]]


def test_the_line_breaks_where_a_year_is_not_and_says_why() -> None:
    first, second = found(EDITION, year(2019, "påverkad"), year(2020))
    assert [point.edition for point in first.points] == [OLD]
    assert [point.edition for point in second.points] == ["2019-liten", "2020-liten"]
    assert (first.broken, second.broken) == ("", "Påverkad. Därför.")


def test_every_break_cuts() -> None:
    editions = EDITION, year(2019, "ej jämförbar"), year(2020, "framgår inte"), year(2021)
    assert series(*editions) == [[OLD], ["2019-liten"], ["2020-liten", "2021-liten"]]


def test_silence_is_no_permission() -> None:
    assert series(EDITION, later()) == [[OLD], ["2020-liten"]]


def test_a_contradicted_claim_draws_no_line() -> None:
    assert series(EDITION, with_indicator(year(2019), "G2_1", reported_as="Ja/Nej")) == [[OLD], ["2019-liten"]]


def test_a_year_without_the_indicator_is_passed_over() -> None:
    assert series(EDITION, without(year(2019), "G2_1"), year(2020, since=2018)) == [[OLD, "2020-liten"]]


def test_an_older_year_that_only_the_newest_speaks_of_is_in_the_series_but_not_on_the_line() -> None:
    """2019 is of another service area and has nothing of 2018; 2020 is comparable with both."""
    between = later(id="2019-annan", year=2019, area="Äldre")
    newest = year(2020, since=2018)
    row = PairedIndicator(before="G2_1", after="G2_1", verdict=DIRECT, source=EDITION.head.source)
    pair = EditionPair(before="2019-annan", after=newest.id, text="", source=EDITION.head.source, indicators=(row,))
    known = {edition.id: edition for edition in (EDITION, between, newest)}

    def laid(before: str, after: str) -> Comparison:
        return compare(known[before], known[after], pair if before == between.id else None)

    old, rest = segments("G2_1", tuple(known), laid)
    assert [point.edition for point in rest.points] == ["2019-annan", newest.id]
    assert old.points == (Point(OLD, "G2_1"),)
    assert (rest.broken, rest.against) == (
        f"Källorna säger inget om {OLD} och 2019-annan.",
        Point(newest.id, "G2_1"),
    )


def test_an_indicator_that_is_new_stands_alone() -> None:
    assert series(without(EDITION, "G2_1"), year(2019, "tillkommen")) == [["2019-liten"]]


def test_a_new_id_carries_the_series_on() -> None:
    pair = EditionPair(
        before=OLD,
        after="2019-liten",
        text="Nya id.",
        source=EDITION.head.source,
        indicators=(PairedIndicator(before="timmar", after="G2_1", verdict="ej jämförbar", reason="Annat mått."),),
    )
    one, two = found(EDITION, year(2019), pair=pair)
    assert (one.points, two.points) == ((Point(OLD, "timmar"),), (Point("2019-liten", "G2_1"),))
