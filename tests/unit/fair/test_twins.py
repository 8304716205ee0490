"""Those most like an area in what is known of it."""

from __future__ import annotations

import numpy as np
import pytest

from oppna.disseminate.fair.background import GROUP, POPULATION, background, told, without
from oppna.disseminate.fair.twins import twins_of
from oppna.model.codes import Level, Status
from oppna.release.content import Release
from tests.lib.reference_statistics import likeness
from tests.lib.releases import UNITS, small_release, unit, with_figure

AABY = (Level.MUNICIPALITY, "9001")


def _release(**more: object) -> Release:
    units = (
        unit("9001", "Åby", population=10_000, skr_group="A2"),
        unit("9002", "Bergen", population=11_000, skr_group="A2"),
        unit("9003", "Ådala", population=90_000, skr_group="C6"),
        unit("9004", "Öland", population=9_000, skr_group="C9"),
        *(one for one in UNITS if one.municipality == "9005"),
    )
    return small_release(units=units, **more)


def test_only_what_tells_areas_apart_is_a_measure() -> None:
    """In the small release all municipalities are of one SKR group and of one size."""
    assert [one.id for one in background(small_release(), Level.MUNICIPALITY).measures] == ["BM_bistand"]
    assert [one.id for one in background(_release(), Level.MUNICIPALITY).measures] == [POPULATION, GROUP, "BM_bistand"]


def test_a_hidden_background_figure_is_missing_here_too() -> None:
    known = background(_release(), Level.MUNICIPALITY)
    row = known.places.index((Level.MUNICIPALITY, "9002"))
    assert np.isnan(known.table[row, 2])
    assert told(_release(), known.measures[2], known.places[row]) == "x (sekretess)"


def test_twins_are_those_the_reference_finds() -> None:
    known = background(_release(), Level.MUNICIPALITY)
    own = known.places.index(AABY)
    table = [[float(value) for value in row] for row in known.table]
    wanted = likeness.nearest(table, own, [1.0, 1.0, 1.0], 7)
    found = twins_of(_release(), AABY)
    assert found is not None
    assert [known.places[row] for row, _, _ in wanted] == [one.place for one in found.areas]
    for twin, (_, distance, parts) in zip(found.areas, wanted, strict=True):
        assert twin.distance == pytest.approx(distance)
        named = dict(zip((one.id for one in known.measures), parts, strict=True))
        assert twin.parts == pytest.approx({id: part for id, part in named.items() if part == part})


def test_a_city_is_nobodys_twin_and_districts_are_compared_with_districts() -> None:
    assert twins_of(_release(), (Level.MUNICIPALITY, "9005")) is None
    assert twins_of(_release(), (Level.COUNTY, "Norra län")) is None
    found = twins_of(_release(), (Level.DISTRICT, "9005-D01"))
    assert found is not None and {one.place[0] for one in found.areas} == {Level.DISTRICT}


def test_weights_move_the_choice_and_its_number() -> None:
    by_size = twins_of(_release(), AABY, {GROUP: 0, "BM_bistand": 0}, 1)
    by_kind = twins_of(_release(), AABY, {POPULATION: 0, "BM_bistand": 0}, 3)
    assert by_size is not None and by_kind is not None
    assert [one.place[1] for one in by_size.areas] == ["9002"]
    assert by_kind.areas[-1].place[1] == "9004" and len(by_kind.areas) == 3


def test_a_measure_is_no_ground_for_likeness_in_itself() -> None:
    known = background(_release(), Level.MUNICIPALITY)
    assert [one.id for one in without(known, "BM_bistand").measures] == [POPULATION, GROUP]
    assert without(known, "G2_1") is known
    found = twins_of(_release(), AABY, indicator="BM_bistand")
    assert found is not None and "BM_bistand" not in found.areas[0].parts


def test_what_twins_show_and_how_often_other_choices_show_it() -> None:
    found = twins_of(_release(), AABY, indicator="BBIC")
    assert found is not None and found.conclusion == "de flesta av dem har inte Ja"
    assert found.agreement == 1.0, "all three others have Nej whatever one chooses"
    nothing = twins_of(small_release(figures=with_figure("G2_1", "9001", Status.MISSING)), AABY, indicator="G2_1")
    assert nothing is not None and nothing.conclusion == "" and nothing.agreement is None


def test_where_nothing_is_known_there_are_no_twins() -> None:
    figures = with_figure("G2_1", "9001", ("Ja", 1, 1))
    del figures["BM_bistand"]
    assert twins_of(small_release(figures=figures), AABY) is None
