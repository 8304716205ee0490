"""Make an individual link. The token is given back once and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Permission
from oppna.collect.days import end_of
from oppna.collect.models import Contact, Link, LinkPurpose, Respondent, Round
from oppna.collect.permissions import can_respondent
from oppna.collect.tokens import digest, new_token

MARGIN = timedelta(days=14)
"""How long a link lives after the round's last closing day: late corrections are asked for by letter."""


def issue_link(
    actor: Actor,
    respondent: Respondent,
    *,
    holder: str,
    parts: Iterable[str] = (),
    purpose: LinkPurpose = LinkPurpose.ANSWER,
    contact: Contact | None = None,
    parent: Link | None = None,
    expires_at: datetime | None = None,
) -> tuple[Link, str]:
    """A link and its token. Whoever sends letters, or may delegate over every part in question, may make one."""
    wanted = sorted(set(parts))
    _check(actor, respondent, wanted)
    token = new_token()
    with transaction.atomic():
        link = Link.objects.create(
            respondent=respondent,
            contact=contact,
            parent=parent,
            purpose=purpose,
            parts=wanted,
            digest=digest(token),
            holder=holder[:200],
            created_by=actor.name[:200],
            expires_at=expires_at or default_expiry(respondent.round),
        )
        record(actor, "issue_link", f"respondent:{respondent.pk}", link=link.pk, purpose=purpose.value, parts=wanted)
    return link, token


def default_expiry(round: Round) -> datetime:
    """The end of the last day anybody can answer, and a margin."""
    return end_of(max(day for day in (round.closes, round.closes_again) if day)) + MARGIN


def _check(actor: Actor, respondent: Respondent, parts: list[str]) -> None:
    """A holder of some parts cannot make a link to others, nor, by naming none, to all of them."""
    if can_respondent(actor, Permission.SEND_LETTERS, respondent):
        return
    named: list[str | None] = [*parts] or [*respondent.parts.values_list("part", flat=True)]
    if not all(can_respondent(actor, Permission.DELEGATE, respondent, part) for part in named):
        raise Forbidden
