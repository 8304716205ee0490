"""A letter to those who have to do with some parts of a respondent: a question, an opened answer, a receipt."""

from __future__ import annotations

from oppna.accounts.actor import Actor
from oppna.collect.actions.plan_letter import plan_letter
from oppna.collect.models import Contact, LetterKind, Respondent


def tell_contacts(actor: Actor, respondent: Respondent, kind: LetterKind, key: str, part: str = "") -> None:
    """In the transaction of the deed it tells of. `part` "" = everybody. Addresses that bounced are spared."""
    for contact in Contact.objects.filter(respondent=respondent, removed_at=None, bounced_at=None):
        if not part or not contact.parts or part in contact.parts:
            plan_letter(actor, respondent, kind, key, contact=contact)
