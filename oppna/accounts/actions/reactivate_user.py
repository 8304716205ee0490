"""Opening a closed account again."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission


def reactivate_user(actor: Actor, user: User) -> None:
    """With the roles it had."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    with transaction.atomic():
        user.is_active, user.deactivated_at = True, None
        user.save(update_fields=["is_active", "deactivated_at"])
        record(actor, "reactivate_user", f"user:{user.pk}")
