"""Contacts: who they are, and who shall have a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from oppna.collect.form.contacts_file import Row
from oppna.collect.models import Contact, LetterKind, PartResponse, Round
from oppna.collect.states import ANSWERED


def contacts_of(round: Round) -> QuerySet[Contact]:
    """The contacts of the round, in Swedish order of their units."""
    found = Contact.objects.filter(respondent__round=round, removed_at=None)
    return found.select_related("respondent").order_by("respondent__sort_key", "email")


def contact_rows(round: Round) -> list[Row]:
    """The same in the form of the file."""
    return [Row(one.respondent.unit, one.email, one.name, tuple(one.parts)) for one in contacts_of(round)]


def unanswered(round: Round) -> dict[int, set[str]]:
    """Respondent → the parts that have not been sent; a respondent who has sent all is not there."""
    left: dict[int, set[str]] = defaultdict(set)
    rows = PartResponse.objects.filter(respondent__round=round).exclude(state__in=ANSWERED)
    for respondent, part in rows.values_list("respondent", "part"):
        left[respondent].add(part)
    return dict(left)


def left_for(contact: Contact) -> list[str]:
    """The parts that this contact has to do with and that have not been sent."""
    rows = PartResponse.objects.filter(respondent=contact.respondent_id).exclude(state__in=ANSWERED)
    left = rows.order_by("id").values_list("part", flat=True)
    return [part for part in left if not contact.parts or part in contact.parts]


def left_for_each(round: Round, contacts: Iterable[Contact]) -> dict[int, list[str]]:
    """The same for many: contact → parts, asked once."""
    left = unanswered(round)
    return {one.pk: sorted(_mine(one, left.get(one.respondent_id, set()))) for one in contacts}


def receivers(round: Round, kind: LetterKind) -> list[Contact]:
    """Those with an address that works; of a reminder only those who have something left to answer."""
    reachable = contacts_of(round).filter(bounced_at=None)
    if kind is not LetterKind.REMINDER:
        return list(reachable)
    left = unanswered(round)
    return [one for one in reachable if _mine(one, left.get(one.respondent_id, set()))]


def _mine(contact: Contact, parts: set[str]) -> set[str]:
    return parts & set(contact.parts) if contact.parts else parts
