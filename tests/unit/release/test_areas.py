"""The areas of a release and their order."""

from __future__ import annotations

import random

from oppna.model.codes import Level
from oppna.release.areas import release_areas
from oppna.release.membership import members, places
from tests.lib.releases import CITIES, LABELS, UNITS, district, small_release, unit


def test_the_order_is_nation_groups_and_municipalities_with_a_city_right_above_its_districts() -> None:
    shown = [(area.level.value, area.label) for area in release_areas(UNITS, cities=CITIES, labels=LABELS)]
    assert shown == [
        ("nation", "Riket"),
        ("county", "Norra län"),
        ("county", "Södra län"),
        ("population_group", "15 000–29 999 invånare"),
        ("population_group", "200 000– invånare"),
        ("skr_group", "Storstäder"),
        ("skr_group", "Mindre stad/tätort"),
        ("municipality", "Bergen"),
        ("municipality", "Åby"),
        ("municipality", "Ådala"),
        ("municipality", "Ängelstad"),
        ("district", "Centrum"),
        ("district", "Östra"),
        ("municipality", "Öland"),
    ]


def test_the_order_of_the_units_does_not_matter() -> None:
    shuffled = random.Random(1).sample(UNITS, len(UNITS))
    assert release_areas(shuffled, cities=CITIES) == release_areas(UNITS, cities=CITIES)


def test_a_city_without_a_row_of_its_own_is_what_its_districts_agree_on() -> None:
    districts = (district("9005-D01", "Norr", "9005"), district("9005-D02", "Söder", "9005"))
    split = (districts[0], unit("9005-D02", "Söder", "Annat län", kind="district", municipality="9005"))
    (city,) = [area for area in release_areas(districts) if area.is_city]
    assert (city.label, city.county, city.population, city.skr_group) == ("9005", "Södra län", None, "A1")
    (city,) = [area for area in release_areas(split) if area.is_city]
    assert (city.county, city.population_group, city.skr_group) == ("", "", "")


def test_a_city_with_a_row_of_its_own_is_shown_once_with_what_the_row_says() -> None:
    row = unit("9005", "Ängelstad", "Södra län", population=500_000, skr_group="A1", population_group="")
    (city,) = [area for area in release_areas((*UNITS, row)) if area.area == "9005"]
    assert (city.label, city.population, city.population_group, city.is_city) == ("Ängelstad", 500_000, "", True)


def test_the_row_of_a_city_goes_before_what_its_districts_say() -> None:
    row = unit("9005", "Ängelstad", "Södra län", population_group="4", skr_group="A2")
    other = district("9005-D01", "Norr", "9005")
    assert (other.county, other.population_group, other.skr_group) != ("Södra län", "4", "A2")
    apart = unit("9005-D02", "Söder", "Norra län", kind="district", municipality="9005")
    for districts in ((other,), (other, apart), (apart,)):
        (city,) = [area for area in release_areas((row, *districts)) if area.is_city]
        assert (city.county, city.population_group, city.skr_group) == ("Södra län", "4", "A2")


def test_a_group_without_a_label_is_shown_by_its_code_and_an_empty_key_gives_no_group() -> None:
    areas = release_areas([unit("9001", "Åby", "", population_group="", skr_group="C6")])
    assert [(area.level, area.area, area.label) for area in areas] == [
        (Level.NATION, "Riket", "Riket"),
        (Level.SKR_GROUP, "C6", "C6"),
        (Level.MUNICIPALITY, "9001", "Åby"),
    ]


def test_a_group_knows_its_own_key() -> None:
    keys = {area.level: (area.county, area.population_group, area.skr_group) for area in release_areas(UNITS[:1])}
    assert keys[Level.NATION] == ("", "", "")
    assert keys[Level.COUNTY] == ("Norra län", "", "")
    assert keys[Level.POPULATION_GROUP] == ("", "2", "")
    assert keys[Level.SKR_GROUP] == ("", "", "C6")
    assert keys[Level.MUNICIPALITY] == ("Norra län", "2", "C6")


def test_groups_that_have_figures_but_no_units_are_among_the_areas() -> None:
    areas = release_areas(UNITS[:1], more=[(Level.COUNTY, "Mellersta län"), (Level.COUNTY, "Norra län")])
    assert [area.area for area in areas if area.level is Level.COUNTY] == ["Mellersta län", "Norra län"]


def test_namesakes_are_told_apart_by_their_codes() -> None:
    areas = release_areas([unit("9002", "Åby"), unit("9001", "Åby")])
    assert [area.area for area in areas if area.level is Level.MUNICIPALITY] == ["9001", "9002"]


def test_members_are_the_respondents_behind_an_area() -> None:
    behind = members(small_release())
    assert behind[Level.NATION, "Riket"] == {"9001", "9002", "9003", "9004", "9005-D01", "9005-D02"}
    assert behind[Level.MUNICIPALITY, "9005"] == {"9005-D01", "9005-D02"}
    assert behind[Level.DISTRICT, "9005-D01"] == {"9005-D01"}
    assert behind[Level.COUNTY, "Södra län"] == {"9002", "9005-D01", "9005-D02"}
    assert behind[Level.POPULATION_GROUP, "2"] == {"9001", "9002", "9003", "9004"}
    assert behind[Level.SKR_GROUP, "A1"] == {"9005-D01", "9005-D02"}
    assert (Level.MUNICIPALITY, "9001") in behind


def test_a_respondent_without_a_key_is_in_no_such_group() -> None:
    (alone,) = [area for area in release_areas([unit("9001", "Åby", "")]) if area.level is Level.MUNICIPALITY]
    assert places(alone) == (
        (Level.MUNICIPALITY, "9001"),
        (Level.NATION, "Riket"),
        (Level.POPULATION_GROUP, "2"),
        (Level.SKR_GROUP, "C6"),
    )
