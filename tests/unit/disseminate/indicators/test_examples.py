"""The worked examples on the page of an indicator are written in the Swedish way."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from oppna.disseminate.presenters.indicator.examples import Example, examples_of


def test_numbers_have_a_comma_and_shares_are_per_cent(public_shelf: Any) -> None:
    release = public_shelf.at(datetime.now(UTC)).by_edition["2018-bou"]
    usual, small = examples_of(release.edition, release.edition.indicator("B1b_minst3"))[:2]
    assert usual.given.startswith("svar 1 = 20,00, svar 2 = 18,00") and usual.result == "55\u00a0%"
    assert small.result == "0,7813\u00a0%"
    edition = release.edition
    every: list[Example] = [one for indicator in edition.indicators for one in examples_of(edition, indicator)]
    assert every and not [one for one in every if re.search(r"\d\.\d", f"{one.given} {one.result}")]
