"""R36 on concurrent supply: limits nobody or everybody could reach, and codes that are none, are told beforehand."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from oppna.catalogue.checks.placements import placement_rules_hold_together
from oppna.catalogue.checks.subject import Subject
from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import edition_folder
from oppna.catalogue.material import read_material
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.placement import PlacementRule, WindowDay
from oppna.model.supply import ConcurrentSupply

PEERS = "BM_psykofarmaka_jamnariga"
Change = Callable[[Indicator], Indicator]


def faults(change: Change, changed: str = "HALSA_psykofarmaka") -> list[str]:
    material = read_material(edition_folder("2015-halsa"), definitions_home())
    sources = tuple((file, change(found) if found.id == changed else found) for file, found in material.sources)
    subject = Subject(material=msgspec.structs.replace(material, sources=sources))
    return [sentence for _, sentence in placement_rules_hold_together(subject)]


def rule(**fields: object) -> Change:
    return lambda indicator: msgspec.structs.replace(indicator, rule=msgspec.structs.replace(indicator.rule, **fields))


def supply(**fields: object) -> Change:
    def change(indicator: Indicator) -> Indicator:
        assert isinstance(indicator.rule, PlacementRule) and isinstance(indicator.rule.result, ConcurrentSupply)
        return rule(result=msgspec.structs.replace(indicator.rule.result, **fields))(indicator)

    return change


@pytest.mark.parametrize(
    "change",
    [
        supply(),
        supply(days=366),
        supply(days=1, drugs=1, letters=1, days_if_empty=0),
        supply(groups=("N", "N05", "N05A", "N05AX", "N05AX08")),
    ],
)
def test_what_is_right(change: Change) -> None:
    assert faults(change) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (supply(groups=("N05A", "N0")), "grupper har N0, som inte börjar som en ATC-kod. Skriv till exempel N05A."),
        (supply(groups=("n05a",)), "grupper har n05a"),
        (supply(groups=("N05A' OR 'x",)), "grupper har N05A' OR 'x"),
        (supply(groups=()), "grupper är tom. Ange minst en början på ATC-koder."),
        (supply(letters=0), "samma_läkemedel_tecken är 0. Ange 1 till 7; 7 är substansen."),
        (supply(letters=8), "samma_läkemedel_tecken är 8."),
        (supply(drugs=0), "minst_läkemedel är 0. Ange minst 1."),
        (supply(days=0), "minst_dagar är 0. Ange 1 till 366, så många dagar som fönstret har."),
        (supply(days=367), "minst_dagar är 367. Ange 1 till 366, så många dagar som fönstret har."),
        (supply(days_if_empty=-1), "dagar_om_tomt är -1. Ange 0 för att inte räkna sådana uttag, eller fler."),
        (supply(register="grades"), "registret grades har ingen kolumn av typen atc. Välj ett annat register."),
        (supply(register="recept"), "registret recept finns inte. Välj bland grades,"),
        (rule(registered_at=()), "folkbokförd_vid är tom"),
    ],
)
def test_a_fault_is_told(change: Change, says: str) -> None:
    told = faults(change)
    assert told and all(sentence.startswith(says) for sentence in told[:1])


def test_the_shortest_window_decides_how_many_days_one_can_ask_for() -> None:
    """A calendar year has 365 days; that some have one more is no reason to ask for it."""

    def year(days: int) -> Change:
        def change(indicator: Indicator) -> Indicator:
            window = type(indicator.rule.window)(WindowDay(15, "01-01"), WindowDay(15, "12-31"))  # type: ignore[union-attr]
            return supply(days=days)(rule(window=window)(indicator))

        return change

    assert faults(year(365)) == []
    assert faults(year(366)) == ["minst_dagar är 366. Ange 1 till 365, så många dagar som fönstret har."]


def test_peers_are_counted_for_the_nation_only() -> None:
    def levels(*wanted: Level) -> Change:
        return lambda indicator: msgspec.structs.replace(indicator, levels=wanted)

    assert faults(levels(Level.NATION), PEERS) == []
    (told,) = faults(levels(Level.COUNTY, Level.NATION), PEERS)
    assert told.startswith("nivåer ska vara bara nation")
