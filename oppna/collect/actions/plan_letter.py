"""Plan one letter to one person: a delegation, a question from the review, a receipt, a new link."""

from __future__ import annotations

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.collect.models import Contact, Letter, LetterKind, LetterState, Link, Respondent


def plan_letter(
    actor: Actor,
    respondent: Respondent,
    kind: LetterKind,
    key: str,
    *,
    to: str = "",
    contact: Contact | None = None,
    link: Link | None = None,
) -> Letter:
    """In the transaction of the deed it tells of; goes with the next post. The same key to the same address: once.

    Whoever calls has checked that the actor may do that deed. `link` gets a new token when the letter is sent.
    """
    address = (to or (contact.email if contact else "")).lower()
    letter, made = Letter.objects.get_or_create(
        respondent=respondent,
        to=address,
        kind=kind,
        key=key,
        defaults={"round": respondent.round, "contact": contact, "link": link, "state": LetterState.QUEUED},
    )
    if made:
        record(actor, "plan_letter", f"respondent:{respondent.pk}", kind=kind.value, letter=letter.pk)
    return letter
