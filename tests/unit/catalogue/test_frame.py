"""The frame of an edition, and the code lists beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.catalogue import codelists
from oppna.catalogue.frame import load_frame
from oppna.errors import Refused
from tests.lib.mini_edition import EDITION, FRAME


def test_the_city_of_districts_is_not_among_the_objects(home: Path) -> None:
    assert [unit.unit for unit in load_frame(EDITION)] == ["0114", "0115", "0180-D01", "0180-D02"]


def test_the_printed_group_goes_before_the_limits(home: Path) -> None:
    """0114 has 43 891 inhabitants, and group 2 in print."""
    assert [unit.population_group for unit in load_frame(EDITION)] == ["2", "3", "5", "5"]


def test_an_edition_without_a_frame(home: Path) -> None:
    (home / FRAME).unlink()
    with pytest.raises(Refused, match="har ingen ram"):
        load_frame(EDITION)


def test_the_frame_of_2018_has_the_objects_of_the_source() -> None:
    units = load_frame("2018-bou")
    assert len(units) == 290 - 2 + 14 + 10
    assert {unit.county for unit in units} == set(codelists.counties().values())
    assert {unit.population_group for unit in units} == set(codelists.population_groups())
    assert {unit.skr_group for unit in units} == set(codelists.skr_groups())
