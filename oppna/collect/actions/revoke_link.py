"""Make a link worthless, and every link that was delegated from it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Permission
from oppna.collect.models import Link, LinkPurpose
from oppna.collect.permissions import can_respondent


def revoke_link(actor: Actor, link: Link) -> int:
    """How many links died. Who delegates may take back a delegation; other links only those who send letters."""
    may = can_respondent(actor, Permission.SEND_LETTERS, link.respondent)
    delegated = link.purpose == LinkPurpose.DELEGATE and can_respondent(actor, Permission.DELEGATE, link.respondent)
    if not may and not delegated:
        raise Forbidden
    with transaction.atomic():
        doomed = _family(link.pk)
        count = Link.objects.filter(pk__in=doomed, revoked_at=None).update(revoked_at=timezone.now())
        record(actor, "revoke_link", f"respondent:{link.respondent_id}", link=link.pk, links=count)
    return count


def _family(id: int) -> set[int]:
    """The link and all that came from it, however far."""
    family, last = {id}, {id}
    while last:
        last = set(Link.objects.filter(parent__in=last).values_list("pk", flat=True)) - family
        family |= last
    return family
