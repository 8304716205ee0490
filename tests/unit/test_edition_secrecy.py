"""What an edition says of secrecy, and what it is taken to say when it says nothing."""

from __future__ import annotations

from oppna.catalogue.load import load_edition
from oppna.catalogue.renewal.fields import of_head
from oppna.model.secrecy import PrimaryRule, SecrecyRule
from oppna.secrecy.thresholds import Thresholds


def test_the_edition_of_2015_applies_the_primary_rule_alone_and_says_why() -> None:
    said = load_edition("2015-bou").head.secrecy
    assert not said.secondary and said.reason and said.source
    assert said.primary.thresholds == Thresholds(fewest=4, denominator=20, span=4)


def test_an_edition_that_says_nothing_is_fully_protected() -> None:
    assert load_edition("2018-bou").head.secrecy == SecrecyRule()
    assert SecrecyRule().secondary and SecrecyRule().primary.thresholds == Thresholds()


def test_limits_are_data() -> None:
    assert PrimaryRule(fewest=6, denominator=30, span=8).thresholds == Thresholds(6, 30, 8)


def test_a_copied_edition_does_not_inherit_less_protection() -> None:
    assert of_head(load_edition("2015-bou"), "2021-bou", 2021)["sekretess"] == ""
    assert "sekretess" not in of_head(load_edition("2018-bou"), "2021-bou", 2021)
