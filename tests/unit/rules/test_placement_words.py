"""What is told of a measure on placed children: whom it counts, how a result is found, who is left out."""

from __future__ import annotations

import msgspec
import pytest

from oppna.catalogue.load import load_edition
from oppna.model.placement import PlacementRule
from oppna.rules.placement_words import of_placements


def rule(edition: str, id: str) -> PlacementRule:
    found = load_edition(edition).indicator(id).rule
    assert isinstance(found, PlacementRule)
    return found


HEALTH = ("2015-halsa", "HALSA_psykofarmaka")


def test_a_row_with_ja_and_a_reduction() -> None:
    told = of_placements(rule("2015-bou", "UTB_gy"))
    assert told[1:] == [
        "Täljaren är de som har Ja i registret gymnasium till och med 2012.",
        "Den som saknas där räknas inte alls om den inte var folkbokförd något av åren då den fyllde 19–22.",
        "Nämnaren minskas med 30 procent av dem som saknar resultat i UTB_ak9, i förhållande till antalet barn.",
    ]


def test_concurrent_supply() -> None:
    whom, numerator, days, registered = of_placements(rule(*HEALTH))
    assert "födda 1997–1999 som enligt registret placements varit placerade utan avbrott" in whom
    assert "minst 2 olika substanser ur grupperna N05A, N05B, N05C, N06A eller N06BA samtidigt" in numerator
    assert "under minst 180 av dagarna, i följd eller inte" in numerator
    assert "eller 30 om inget står" in days
    assert "inte var folkbokförd alla åren då den fyllde 15–16" in registered


def test_peers_were_placed_on_no_day() -> None:
    whom = of_placements(rule("2015-halsa", "BM_psykofarmaka_jamnariga"))[0]
    assert "inte varit placerade någon dag från den 1 juni det år barnet fyllde 15 till den 1 juni" in whom


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"groups": ("N05A",)}, "ur grupperna N05A samtidigt"),
        ({"groups": ("N05A", "N06A")}, "ur grupperna N05A eller N06A samtidigt"),
        ({"letters": 4, "drugs": 3}, "minst 3 olika ATC-koder (de första 4 tecknen) ur"),
        ({"days": 90}, "under minst 90 av dagarna"),
    ],
)
def test_the_words_follow_the_rule(fields: dict[str, object], says: str) -> None:
    health = rule(*HEALTH)
    changed = msgspec.structs.replace(health, result=msgspec.structs.replace(health.result, **fields))
    assert says in of_placements(changed)[1]
