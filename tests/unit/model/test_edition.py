"""What an edition is asked for by id."""

from __future__ import annotations

import pytest

from oppna.catalogue.load import load_edition


def test_an_indicator_and_a_question_by_id() -> None:
    edition = load_edition("2018-bou")
    assert edition.indicator("BBIC").id == "BBIC"
    assert edition.question("B1b_2").id == "B1b_2"


def test_an_id_the_edition_does_not_have() -> None:
    edition = load_edition("2018-bou")
    with pytest.raises(KeyError, match="B1b_2"):
        edition.indicator("B1b_2")
    with pytest.raises(KeyError, match="BBIC"):
        edition.question("BBIC")
