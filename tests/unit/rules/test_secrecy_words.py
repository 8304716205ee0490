"""What is told of secrecy: the limits of the edition, and whether more is hidden for their sake."""

from __future__ import annotations

from oppna.catalogue.load import load_edition
from oppna.model.secrecy import PrimaryRule, SecrecyRule
from oppna.rules.secrecy_words import of_secrecy
from oppna.rules.sentence import of_indicator


def test_the_limits_are_those_of_the_edition() -> None:
    (told,) = of_secrecy(SecrecyRule(primary=PrimaryRule(fewest=6, denominator=30), secondary=False))
    assert "om 1–5 personer har eller saknar det som mäts eller om nämnaren är under 30" in told


def test_an_edition_that_hides_more_says_so() -> None:
    assert of_secrecy(SecrecyRule())[1].startswith("Fler andelar döljs")


def test_only_shares_of_persons_are_kept_secret() -> None:
    edition = load_edition("2015-bou")
    assert "Andelen visas inte (x)" in of_indicator(edition, edition.indicator("UTB_gy"))
    assert "(x)" not in of_indicator(edition, edition.indicator("samv_a"))
