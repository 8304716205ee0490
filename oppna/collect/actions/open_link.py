"""Open a link: what its holder's session stands on."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.collect.models import Link
from oppna.collect.queries.links import Standing, link_actor, link_by_token, standing


def open_link(token: str) -> tuple[Standing, Link | None]:
    """The link if it holds; otherwise only why it does not."""
    with transaction.atomic():
        link = link_by_token(token)
        found = standing(link)
        if link is None or found is not Standing.HOLDS:
            return found, None
        Link.objects.filter(pk=link.pk).update(uses=F("uses") + 1, last_used_at=timezone.now())
        record(link_actor(link.pk), "open_link", f"respondent:{link.respondent_id}", link=link.pk)
    return found, link
