"""Closing an account: nobody is deleted, because what they did must still have somebody who did it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.last_administrator import refuse_to_lose_the_last
from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission


def deactivate_user(actor: Actor, user: User) -> None:
    """Their sessions end with their next request."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    with transaction.atomic():
        refuse_to_lose_the_last(user)
        user.is_active, user.deactivated_at = False, timezone.now()
        user.save(update_fields=["is_active", "deactivated_at"])
        record(actor, "deactivate_user", f"user:{user.pk}")
