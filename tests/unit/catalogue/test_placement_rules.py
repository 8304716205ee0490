"""R36: a measure on placed children that cannot be computed is told of before anybody tries."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from oppna.catalogue.checks.placements import placement_rules_hold_together
from oppna.catalogue.checks.subject import Subject
from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import edition_folder
from oppna.catalogue.material import read_material
from oppna.model.placement import BirthYears, PlacementRule, Reduction, ResultRow, Window, WindowDay

Change = Callable[[PlacementRule], PlacementRule]


def faults(change: Change, changed: str = "UTB_gy") -> list[str]:
    material = read_material(edition_folder("2015-bou"), definitions_home())
    sources = tuple(
        (file, msgspec.structs.replace(found, rule=change(found.rule)) if found.id == changed else found)  # type: ignore[arg-type]
        for file, found in material.sources
    )
    subject = Subject(material=msgspec.structs.replace(material, sources=sources))
    return [sentence for _, sentence in placement_rules_hold_together(subject)]


def to(**fields: object) -> Change:
    return lambda rule: msgspec.structs.replace(rule, **fields)


def rows_of(register: str) -> ResultRow:
    return ResultRow(register=register, last_year=2012)


def window(first: WindowDay, last: WindowDay) -> Window:
    return Window(opens=first, closes=last)


def test_the_edition_is_right() -> None:
    assert faults(to()) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            to(result=rows_of("betyg")),
            "registret betyg finns inte. Välj bland grades, gymnasium",
        ),
        (
            to(result=rows_of("population")),
            "registret population har ingen kolumn av typen val",
        ),
        (to(reduction=Reduction(share="30 %", base="UTB_ak9")), "schablon.andel är 30 %. Skriv ett tal mellan 0 och 1"),
        (
            to(reduction=Reduction(share="0.30", base="samv_a")),
            "schablon.underlag är samv_a. Ange ett mått på placerade",
        ),
        (to(reduction=Reduction(share="0.30", base="UTB_ak9_annat")), "underlaget UTB_ak9_annat gäller andra barn"),
        (to(born=BirthYears(first=1993, last=1988)), "födda slutar innan det börjar"),
        (to(registered_at=()), "folkbokförd_vid är tom"),
        (to(window=window(WindowDay(15, "06-31"), WindowDay(16, "06-01"))), "fönster har dagen 06-31"),
        (to(window=window(WindowDay(15, "02-29"), WindowDay(16, "06-01"))), "fönster har dagen 02-29"),
        (to(window=window(WindowDay(16, "06-01"), WindowDay(15, "06-01"))), "fönster slutar innan det börjar"),
    ],
)
def test_a_fault_is_told(change: Change, says: str) -> None:
    assert any(says in sentence for sentence in faults(change)), faults(change)
