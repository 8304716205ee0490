"""Links: from what a session remembers to who acts."""

from __future__ import annotations

from django.utils import timezone

from oppna.accounts.actor import NOBODY, Actor
from oppna.accounts.roles import Permission
from oppna.collect.models import Link, LinkPurpose

GIVES: dict[str, frozenset[Permission]] = {
    LinkPurpose.ANSWER.value: frozenset({Permission.ANSWER, Permission.DELEGATE, Permission.SEE_ANSWERS}),
    LinkPurpose.DELEGATE.value: frozenset({Permission.ANSWER}),
}
"""What a link allows, for its own respondent and parts."""


def link_actor(id: int) -> Actor:
    """The holder of a link that still holds; else nobody. Asked anew at every request, so a revoked link is dead."""
    link = Link.objects.filter(pk=id, revoked_at=None, expires_at__gt=timezone.now()).first()
    if link is None:
        return NOBODY
    return Actor(
        "link",
        str(link.pk),
        link.holder,
        respondent=link.respondent_id,
        parts=frozenset(link.parts),
        permissions=GIVES[link.purpose],
    )
