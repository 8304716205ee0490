"""The municipalities of an edition's frame as organisations, and what they and the regions cover."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import Coverage, Organisation
from oppna.accounts.permissions import check
from oppna.accounts.roles import Kind, Permission
from oppna.catalogue.codelists import counties
from oppna.catalogue.frame import frame_file
from oppna.catalogue.load import load_edition
from oppna.interchange.units import Frame, read_units
from oppna.swedish import stored_sort_key


def import_organisations(actor: Actor, edition_id: str) -> int:
    """How many organisations are new. Coverage only grows: an earlier edition's units stay covered."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    frame = frame_of_edition(edition_id)
    with transaction.atomic():
        made = sum(_municipality(code, name, units) for code, (name, units) in _municipalities(frame).items())
        for region in Organisation.objects.filter(kind=Kind.REGION.value):
            cover(region, units_of_counties(frame, region.code.split("+")))
        record(actor, "import_organisations", f"edition:{edition_id}", made=made)
    return made


def frame_of_edition(edition_id: str) -> Frame:
    """The frame with its cities."""
    edition = load_edition(edition_id)
    return read_units(frame_file(edition.head), edition.printed_groups)


def units_of_counties(frame: Frame, codes: list[str]) -> set[str]:
    """The units in the counties with these codes."""
    names = {counties()[code] for code in codes if code in counties()}
    return {unit.unit for unit in frame.units if unit.county in names}


def cover(organisation: Organisation, units: set[str]) -> None:
    """Add what is not covered yet."""
    held = set(organisation.covers.values_list("unit", flat=True))
    Coverage.objects.bulk_create(Coverage(organisation=organisation, unit=unit) for unit in sorted(units - held))


def _municipalities(frame: Frame) -> dict[str, tuple[str, set[str]]]:
    """Code → name and units: a municipality covers itself, a city its districts."""
    names = {unit.municipality: unit.name for unit in frame.units if not unit.is_district}
    names |= {code: name or code for code, name in frame.cities.items()}
    units: defaultdict[str, set[str]] = defaultdict(set)
    for unit in frame.units:
        units[unit.municipality].add(unit.unit)
    return {code: (names[code], covered) for code, covered in units.items()}


def _municipality(code: str, name: str, units: set[str]) -> bool:
    """Whether it is new."""
    found, made = Organisation.objects.get_or_create(
        kind=Kind.MUNICIPALITY.value, code=code, defaults={"name": name, "sort_key": stored_sort_key(name)}
    )
    cover(found, units)
    return made
