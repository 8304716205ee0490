"""A regional unit over chosen counties."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from oppna.accounts.actions.import_organisations import cover, frame_of_edition, units_of_counties
from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import Organisation
from oppna.accounts.permissions import check
from oppna.accounts.roles import Kind, Permission
from oppna.catalogue.codelists import counties
from oppna.errors import Problem, Refused
from oppna.swedish import stored_sort_key


def create_region(actor: Actor, name: str, codes: Iterable[str], edition_id: str) -> Organisation:
    """Covers the units that the edition's frame has in the counties."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    wanted = sorted(set(codes))
    code = "+".join(wanted)
    with transaction.atomic():
        problems = list(_problems(name, wanted, code))
        if problems:
            raise Refused(problems)
        made = Organisation.objects.create(
            kind=Kind.REGION.value, code=code, name=name.strip(), sort_key=stored_sort_key(name.strip())
        )
        cover(made, units_of_counties(frame_of_edition(edition_id), wanted))
        record(actor, "create_region", f"organisation:{made.pk}", counties=wanted)
    return made


def _problems(name: str, codes: list[str], code: str) -> Iterable[Problem]:
    if not name.strip():
        yield Problem("", 0, "NAMN_SAKNAS", "Ge den regionala stödenheten ett namn.")
    if not codes:
        yield Problem("", 0, "LAN_SAKNAS", "Välj minst ett län.")
    for unknown in sorted(set(codes) - set(counties())):
        yield Problem("", 0, "LAN_OKANT", f"Länskoden {unknown} finns inte. Välj bland länen i listan.")
    if Organisation.objects.filter(kind=Kind.REGION.value, code=code).exists():
        yield Problem("", 0, "REGION_FINNS", "Det finns redan en regional stödenhet för just dessa län.")
