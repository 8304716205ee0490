"""A computed round as a release."""

from __future__ import annotations

import random

import msgspec

from oppna.catalogue.load import load_edition
from oppna.cells import cell_of
from oppna.model.codes import Level
from oppna.model.edition import EditionHead
from oppna.release.content import Release
from oppna.release.from_computed import areas_of, release_of
from oppna.release.head import SOFTWARE, Statement
from tests.lib.releases import ANSWERS, CITIES, EDITION, QUALITY, UNITS, district, observations

STATED = Statement(version="1.0", date="2018-06-20", approver="Karin Ek")


def made(seed: int) -> Release:
    """The release of the small round, its records in an order of chance."""
    chance = random.Random(seed)
    cells = [cell_of(seen, EDITION.indicator(seen.indicator).unit) for seen in observations()]
    inputs = [("units.csv", "1"), ("answers.csv", "2")]
    return release_of(
        STATED,
        edition=EDITION,
        units=chance.sample(UNITS, len(UNITS)),
        cities=CITIES,
        cells=chance.sample(cells, len(cells)),
        quality=QUALITY,
        answers=chance.sample(ANSWERS, len(ANSWERS)),
        inputs=dict(chance.sample(inputs, 2)),
        synthetic=True,
    )


def test_the_head_says_what_was_stated_and_what_it_was_made_of() -> None:
    head = made(1).head
    assert (head.version, head.date, head.approver, head.origin) == ("1.0", "2018-06-20", "Karin Ek", "computed")
    assert (head.edition, head.edition_name, head.synthetic) == ("2018-liten", "Liten utgåva 2018", True)
    assert head.software == SOFTWARE
    assert list(head.inputs.items()) == [("answers.csv", "2"), ("units.csv", "1")]


def test_the_order_things_come_in_does_not_matter() -> None:
    assert made(1) == made(2)
    assert repr(made(1)) == repr(made(2)), "not even the order of mappings"


def label(edition: EditionHead, city: str, name: str) -> str:
    """What a city is called whose two districts answer in a round that gives it this name."""
    districts = (district(f"{city}-D01", "Norr", city), district(f"{city}-D02", "Söder", city))
    return next(area.label for area in areas_of(edition, districts, {city: name}) if area.is_city)


def test_a_city_is_named_by_the_round_else_by_the_frame_else_by_its_code() -> None:
    bou = load_edition("2018-bou").head
    assert label(bou, "0180", "Stockholms stad") == "Stockholms stad"
    assert label(bou, "0180", "") == "Stockholm"
    assert label(bou, "9005", "") == "9005"


def test_an_edition_without_a_frame_can_still_be_released() -> None:
    without = msgspec.structs.replace(EDITION.head, year=1900)
    assert label(without, "9005", "Ängelstad") == "Ängelstad"
    assert label(without, "9005", "") == "9005"


def test_groups_are_labelled_from_the_code_lists() -> None:
    labels = {(area.level, area.area): area.label for area in areas_of(EDITION.head, UNITS, {})}
    assert labels[Level.POPULATION_GROUP, "2"] == "15 000–29 999 invånare"
    assert labels[Level.SKR_GROUP, "A1"] == "Storstäder"
