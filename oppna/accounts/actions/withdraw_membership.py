"""A role taken back. It counts from the next request: rights are never kept in a session."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.last_administrator import refuse_to_lose_the_last
from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import Membership
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission, Role


def withdraw_membership(actor: Actor, membership: Membership) -> None:
    """The event keeps what the role was."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    with transaction.atomic():
        if membership.role == Role.ADMINISTRATOR.value:
            refuse_to_lose_the_last(membership.user)
        record(
            actor,
            "withdraw_membership",
            f"user:{membership.user_id}",
            role=membership.role,
            organisation=membership.organisation_id,
            parts=membership.parts,
        )
        membership.delete()
