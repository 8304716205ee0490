"""From counts by municipality to every group of persons: where it lies, what it is part of, what it was reduced for."""

from __future__ import annotations

from fractions import Fraction

from oppna.catalogue.load import load_edition
from oppna.model.codes import Level
from oppna.registers.areas import NOWHERE, WHOLE, groups, tallies
from oppna.registers.measured import Group, Place
from oppna.registers.plan import placement_rules
from oppna.registers.tally import Tally
from tests.lib.rounds import municipality

COUNTIES = {"0101": "Örebro län", "0201": "Östergötlands län", "0301": "Zeta län", "0401": ""}
COUNTED = {
    ("0101", "Sverige"): Tally(30, 10, 20),
    ("0101", "okänt"): Tally(2, 0, 2),
    ("9999", "Sverige"): Tally(5, 1, 3),
}


def test_places_in_the_order_of_swedish_names_and_what_each_is_part_of() -> None:
    found = tallies(COUNTED, "Sverige", COUNTIES)
    counties = [Place(Level.COUNTY, name, WHOLE.name) for name in ("Zeta län", "Örebro län", "Östergötlands län")]
    homes = [
        Place(Level.MUNICIPALITY, "0101", "län Örebro län"),
        Place(Level.MUNICIPALITY, "0201", "län Östergötlands län"),
        Place(Level.MUNICIPALITY, "0301", "län Zeta län"),
        Place(Level.MUNICIPALITY, "0401", WHOLE.name),
    ]
    assert list(found) == [WHOLE, *counties, *homes, NOWHERE]
    own = Tally(30, 10, 20)
    assert {place: tally for place, tally in found.items() if tally.persons} == {
        WHOLE: Tally(35, 11, 23),
        counties[1]: own,
        homes[0]: own,
        NOWHERE: Tally(5, 1, 3),
    }


def test_every_group_with_its_reduction() -> None:
    """Those of no municipality, and of unknown country, make up the nation with the others but are no cell."""
    rules = {id: rule for id, rule in placement_rules(load_edition("2015-bou").indicators).items() if "ak9" in id}
    measures = dict.fromkeys(rules, "UTB_ak9")
    made = list(groups(rules, measures, dict.fromkeys(rules, COUNTED), [municipality("0101")]))
    some = [group for group in made if group.having + group.lacking]
    home = next(group.place for group in some if group.place.area == "0101")

    def group(id: str, subgroup: str, place: Place, persons: int, lacking: int, having: int) -> Group:
        denominator = persons - min(Fraction(3, 10) * lacking, Fraction(lacking))
        return Group(id, "UTB_ak9", subgroup, place, having, persons - having, denominator, lacking, "UTB_ak9")

    at = [one for one in some if one.place in (WHOLE, home, NOWHERE)]
    assert sorted(at) == sorted(
        [
            group("UTB_ak9", "alla", WHOLE, 37, 11, 25),
            group("UTB_ak9", "alla", home, 32, 10, 22),
            group("", "alla", NOWHERE, 5, 1, 3),
            group("UTB_ak9_sverige", "Sverige", WHOLE, 35, 11, 23),
            group("UTB_ak9_sverige", "Sverige", home, 30, 10, 20),
            group("", "Sverige", NOWHERE, 5, 1, 3),
            group("", "okänt", WHOLE, 2, 0, 2),
            group("", "okänt", home, 2, 0, 2),
        ]
    )
