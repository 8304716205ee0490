"""Links: from what a session remembers to who acts."""

from __future__ import annotations

from enum import StrEnum

from django.utils import timezone

from oppna.accounts.actor import NOBODY, Actor
from oppna.accounts.roles import Permission
from oppna.collect.models import Link, LinkPurpose
from oppna.collect.queries.kept import Kept
from oppna.collect.tokens import digest, is_token

GIVES: dict[str, frozenset[Permission]] = {
    LinkPurpose.ANSWER.value: frozenset({Permission.ANSWER, Permission.DELEGATE, Permission.SEE_ANSWERS}),
    LinkPurpose.DELEGATE.value: frozenset({Permission.ANSWER}),
}
"""What a link allows, for its own respondent and parts."""


_by_id = Kept(lambda id: Link.objects.select_related("contact", "parent__contact").filter(pk=id))


class Standing(StrEnum):
    """Whether a link holds, and if not, why."""

    HOLDS = "holds"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    REVOKED = "revoked"


def link_by_token(token: str) -> Link | None:
    """The link with this token. Found by its digest, so the time it takes tells nothing of tokens that are near."""
    if not is_token(token):
        return None
    return Link.objects.select_related("respondent__round", "contact").filter(digest=digest(token)).first()


def standing(link: Link | None) -> Standing:
    """A link holds as long as it and every link it was delegated from is neither revoked nor of a former contact."""
    if link is None:
        return Standing.UNKNOWN
    if link.revoked_at or (link.contact and link.contact.removed_at):
        return Standing.REVOKED
    if link.parent and standing(link.parent) is Standing.REVOKED:
        return Standing.REVOKED
    return Standing.HOLDS if link.expires_at > timezone.now() else Standing.EXPIRED


def link_actor(id: int) -> Actor:
    """The holder of a link that still holds; else nobody. Asked anew at every request, so a revoked link is dead."""
    link = next(iter(_by_id(id)), None)
    if link is None or standing(link) is not Standing.HOLDS:
        return NOBODY
    return Actor(
        "link",
        str(link.pk),
        link.holder,
        respondent=link.respondent_id,
        parts=frozenset(link.parts),
        permissions=GIVES[link.purpose],
    )
