"""A reviewer's mark on a line of the queue."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.form.item import Item
from oppna.collect.models import Mark, MarkState, Respondent
from oppna.collect.permissions import check_respondent


def mark_item(actor: Actor, respondent: Respondent, item: Item, state: MarkState, note: str = "") -> Mark:
    """The item is `state`, for as long as the answers it is about stand."""
    check_respondent(actor, Permission.REVIEW, respondent)
    with transaction.atomic():
        mark, _ = Mark.objects.update_or_create(
            respondent=respondent,
            question=item.question,
            finding=item.key[:40],
            defaults={
                "digest": item.digest,
                "state": state.value,
                "note": note.strip(),
                "by_id": int(actor.id),
                "at": timezone.now(),
            },
        )
        record(
            actor, "mark_item", f"respondent:{respondent.pk}", item=item.key, question=item.question, state=state.value
        )
    return mark
