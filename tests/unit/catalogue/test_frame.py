"""The frame of an edition, and the code lists beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.catalogue import codelists
from oppna.catalogue.frame import frame_file, load_frame
from oppna.catalogue.load import load_edition
from oppna.errors import Refused
from oppna.interchange.units import read_units
from oppna.model.area import Unit
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


@pytest.mark.parametrize("edition", ["2015-bou", "2017-vinr", "2018-bou"])
def test_the_inhabitants_of_the_frames_are_those_of_the_day_in_the_code_list(edition: str) -> None:
    """All municipalities, the cities of districts too."""
    areas = areas_of_frame(edition)
    assert sum(unit.population or 0 for unit in areas) == codelists.population_day().total


def areas_of_frame(edition: str) -> tuple[Unit, ...]:
    frame = read_units(frame_file(load_edition(edition).head), {})
    return (*frame.units, *frame.city_rows)
