"""What may be compared: the source's word first, the definitions' where it is silent, and contradictions told."""

from __future__ import annotations

import msgspec

from oppna.catalogue.differences.compare import compare, counterparts
from oppna.catalogue.differences.comparison import Compared
from oppna.model.comparability import EditionPair, PairedIndicator
from oppna.model.edition import Edition
from oppna.model.indicator import PublishedOnly
from tests.lib.releases import EDITION, SOURCE
from tests.lib.two_editions import NEW, OLD, claimed, later, pair, with_indicator, without


def row(after: Edition, id: str = "G2_1", said: EditionPair | None = None, before: Edition = EDITION) -> Compared:
    return compare(before, after, said).by_newer[id]


def test_the_newer_indicators_own_word_counts() -> None:
    found = row(claimed(later(), "G2_1", "direkt jämförbar", reason="Så står det."))
    assert (found.statement.verdict, found.statement.ground) == ("direkt jämförbar", "indikatorn")
    assert found.joins and found.break_reason == ""


def test_the_file_about_the_pair_goes_before_what_it_says_in_general() -> None:
    said = pair(
        PairedIndicator(before="BBIC", after="BBIC", verdict="ej jämförbar", reason="Ny lista.", source=SOURCE),
        general="påverkad",
    )
    assert row(later(), "BBIC", said).statement.verdict == "ej jämförbar"
    assert row(later(), "G2_1", said).statement.ground == "allmänt"
    assert row(later(), "G2_1", said).break_reason == "Påverkad. Allt gjordes om."


def test_where_nobody_says_anything_the_definitions_are_told_and_the_line_breaks() -> None:
    alike = row(later())
    assert alike.statement.verdict == "framgår inte" and not alike.joins
    assert alike.statement.reason == "Källorna säger inget; inget i frågor, svar, regel eller mätperiod skiljer."
    unlike = row(with_indicator(later(), "G2_1", reported_as="Ja/Nej"))
    assert "formuläret skiljer: Måttet redovisas som" in unlike.statement.reason
    published = row(with_indicator(later(), "G2_1", rule=PublishedOnly()))
    assert "återger bara resultatet" in published.statement.reason


def test_a_claim_that_the_definitions_contradict_is_told_and_draws_no_line() -> None:
    new = with_indicator(claimed(later(), "G2_1", "direkt jämförbar"), "G2_1", reported_as="Ja/Nej")
    found = row(new)
    assert found.contradictions == (
        "Måttet redovisas som Ja/Nej/Ej aktuellt i 2018-liten och som Ja/Nej i 2020-liten.",
    )
    assert not found.joins and "definitionerna säger emot" in found.break_reason


def test_a_recorded_reason_lets_the_claim_stand() -> None:
    new = claimed(later(), "G2_1", "direkt jämförbar", despite="Ingen har svarat Ej aktuellt.")
    assert row(with_indicator(new, "G2_1", reported_as="Ja/Nej")).joins


def test_added_and_removed_are_contradicted_by_a_counterpart() -> None:
    assert row(claimed(later(), "G2_1", "tillkommen")).contradictions == (
        "Indikatorn finns i båda utgåvorna: G2_1 och G2_1.",
    )


def test_directly_comparable_with_nothing_is_a_contradiction() -> None:
    found = row(claimed(later(), "G2_1", "direkt jämförbar"), before=without(EDITION, "G2_1"))
    assert found.contradictions == ("Indikatorn finns bara i den ena utgåvan.",)


def test_an_indicator_of_one_edition_is_added_or_removed() -> None:
    assert row(later(), before=without(EDITION, "G2_1")).statement.verdict == "tillkommen"
    (*_, last) = compare(EDITION, without(later(), "G2_1")).indicators
    assert last.before is not None and last.after is None
    assert (last.before.id, last.statement.verdict) == ("G2_1", "borttagen")


def test_an_edition_that_only_cites_results_does_not_say_what_was_removed() -> None:
    silent = msgspec.structs.replace(
        without(later(), "G2_1"), questionnaire=msgspec.structs.replace(EDITION.questionnaire, questions=())
    )
    (*_, last) = compare(EDITION, silent).indicators
    assert last.statement.verdict == "framgår inte"
    assert last.statement.reason.startswith(f"Finns inte i {NEW}, men källan till den räknar inte upp allt.")


def test_between_service_areas_only_the_file_about_the_pair_puts_ids_together() -> None:
    other = later(area="Våld i nära relationer")
    assert counterparts(EDITION, other, None) == {}
    said = pair(PairedIndicator(before="G2_1", after="BBIC"))
    assert counterparts(EDITION, other, said) == {"BBIC": "G2_1"}
    assert row(other).statement.reason == f"Finns bara i {NEW}; utgåvorna gäller olika områden."


def test_an_id_the_file_puts_elsewhere_is_not_taken_by_its_name() -> None:
    said = pair(PairedIndicator(before="G2_1", after="BBIC"))
    together = counterparts(EDITION, later(), said)
    assert together["BBIC"] == "G2_1" and "G2_1" not in together and together["timmar"] == "timmar"


def test_what_is_said_of_the_same_round_holds_for_its_other_edition() -> None:
    said = pair(speaks_of="2018-annan")
    new = claimed(later(), "G2_1", "direkt jämförbar", with_="2018-annan")
    assert row(new, said=said).joins
    assert (
        row(claimed(later(), "G2_1", "tillkommen", with_="2018-annan"), said=said).statement.verdict == "framgår inte"
    )


def test_what_holds_for_every_indicator_is_told_once() -> None:
    (note,) = compare(EDITION, later(area="Äldre")).notes
    assert note == f"Utgåvorna gäller olika områden: Social barn- och ungdomsvård i {OLD}, Äldre i {NEW}."
