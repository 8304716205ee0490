"""A mail server says that a letter did not arrive."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM
from oppna.collect.form.bounce import Bounce
from oppna.collect.models import Contact, Letter, LetterState

FROM = (LetterState.SENT, LetterState.SENDING)
"""A letter whose sending we lost sight of has been sent if it bounces."""


def note_bounce(bounce: Bounce) -> bool:
    """Whether it was about a letter of ours. Only our own Message-ID is believed; told again it changes nothing."""
    if not bounce.message_id:
        return False
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(message_id=bounce.message_id).first()
        if letter is None:
            return False
        if letter.state in FROM:
            said = " ".join(filter(None, (bounce.status, bounce.reason)))
            letter.state, letter.error = LetterState.BOUNCED, said
            letter.save(update_fields=["state", "error"])
            Contact.objects.filter(letters=letter).update(bounced_at=timezone.now())
            record(
                SYSTEM, "letter_bounced", f"respondent:{letter.respondent_id}", letter=letter.pk, status=bounce.status
            )
    return True
