"""Take back a colleague's link. What they answered stays, with their name."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.models import Link, LinkPurpose, Respondent
from oppna.collect.permissions import check_respondent


def withdraw_delegation(actor: Actor, respondent: Respondent, link: int) -> None:
    """Raises Link.DoesNotExist for a link that is not a colleague's of this respondent."""
    with transaction.atomic():
        row = Link.objects.select_for_update().get(pk=link, respondent=respondent, purpose=LinkPurpose.DELEGATE)
        for part in row.parts:
            check_respondent(actor, Permission.DELEGATE, respondent, part)
        if row.revoked_at is None:
            row.revoked_at = timezone.now()
            row.save(update_fields=["revoked_at"])
            record(actor, "withdraw_delegation", f"respondent:{respondent.pk}", link=row.pk)
