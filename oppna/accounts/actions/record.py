"""The event that goes with every write."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from oppna.accounts.actor import Actor
from oppna.accounts.models import Event


def record(actor: Actor, action: str, subject: str, **detail: Any) -> Event:
    """An event, in the transaction of the deed. Outside one it is a fault of ours."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{action} was recorded outside the transaction of the deed")
    return Event.objects.create(
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=actor.name[:200],
        action=action,
        subject=subject,
        detail=detail,
    )
