"""Send one letter: claimed in the database before the server hears of it, settled when the server has answered.

A letter that was claimed and never settled may have been sent. It stays in SENDING until a person decides.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.mail import make_msgid
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM
from oppna.collect.actions.issue_link import issue_link
from oppna.collect.actions.renew_link import renew_link
from oppna.collect.delivery import Delivery, Fate, deliver
from oppna.collect.models import Contact, Letter, LetterKind, LetterState
from oppna.collect.presenters.letter import compose
from oppna.collect.queries.contacts import left_for
from oppna.collect.queries.letters import MOST_ATTEMPTS, domain
from oppna.collect.queries.links import Standing, standing

FIRST_WAIT = timedelta(minutes=5)
CARRIES_NO_LINK = (LetterKind.RECEIPT,)


def send_letter(connection: BaseEmailBackend, letter_id: int) -> Delivery | None:
    """What became of it; None if it was no longer to be sent (somebody else took it, or it was answered meanwhile)."""
    claimed = _claim(letter_id)
    if claimed is None:
        return None
    letter, token = claimed
    message = compose(letter, token)
    message.connection = connection
    delivery = deliver(connection, message)
    _settle(letter, delivery)
    return delivery


def _claim(letter_id: int) -> tuple[Letter, str] | None:
    """Take the letter, unless it is taken. Its link and Message-ID are in the database before anybody else has them."""
    now = timezone.now()
    with transaction.atomic():
        mine = Letter.objects.filter(pk=letter_id, state=LetterState.QUEUED).update(
            state=LetterState.SENDING, claimed_at=now
        )
        if not mine:
            return None
        letter = Letter.objects.select_related("respondent__round", "contact", "link").get(pk=letter_id)
        why_not = _why_not(letter)
        if why_not:
            Letter.objects.filter(pk=letter_id).update(state=LetterState.CANCELLED, error=why_not)
            return None
        token = _token(letter)
        letter.message_id = letter.message_id or make_msgid(domain=domain())
        letter.attempts += 1
        letter.save(update_fields=["message_id", "attempts", "link"])
    return letter, token


def _why_not(letter: Letter) -> str:
    """What has happened since the letter was planned that makes it wrong to send."""
    if letter.link and standing(letter.link) is not Standing.HOLDS:
        return "länken gäller inte längre"
    contact = letter.contact
    if contact is None:
        return ""
    if contact.removed_at:
        return "kontakten är borttagen"
    if letter.kind == LetterKind.REMINDER and not left_for(contact):
        return "allt är besvarat"
    return ""


def _token(letter: Letter) -> str:
    if letter.kind in CARRIES_NO_LINK:
        return ""
    if letter.link is not None:
        return renew_link(letter.link)
    letter.link, token = issue_link(
        SYSTEM,
        letter.respondent,
        holder=_holder(letter.contact, letter.to),
        parts=letter.contact.parts if letter.contact else (),
        contact=letter.contact,
    )
    return token


def _holder(contact: Contact | None, to: str) -> str:
    return (contact.name if contact else "") or to


def _settle(letter: Letter, delivery: Delivery) -> None:
    """UNKNOWN is left as it is: the claim says that it may have been sent."""
    if delivery.fate is Fate.UNKNOWN:
        Letter.objects.filter(pk=letter.pk).update(error=delivery.reason)
        return
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING).update(**_outcome(letter, delivery))
        if delivery.fate is Fate.REFUSED and letter.contact:
            Contact.objects.filter(pk=letter.contact.pk).update(bounced_at=timezone.now())
        record(
            SYSTEM,
            f"letter_{delivery.fate.value}",
            f"respondent:{letter.respondent_id}",
            letter=letter.pk,
            kind=letter.kind,
        )


def _outcome(letter: Letter, delivery: Delivery) -> dict[str, object]:
    now = timezone.now()
    if delivery.fate is Fate.TAKEN:
        return {"state": LetterState.SENT, "sent_at": now, "error": ""}
    if delivery.fate is Fate.REFUSED or letter.attempts >= MOST_ATTEMPTS:
        return {"state": LetterState.FAILED, "error": delivery.reason}
    return {"state": LetterState.QUEUED, "error": delivery.reason, "due_at": next_try(letter.attempts, now)}


def next_try(attempts: int, now: datetime) -> datetime:
    """After 5, 10, 20, 40 … minutes."""
    return now + FIRST_WAIT * (1 << (attempts - 1))
