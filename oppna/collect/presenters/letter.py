"""A letter in words: one text, from which both the plain letter and the one with markup are made."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from oppna.catalogue.prepared import prepare
from oppna.collect.attachments import attachments
from oppna.collect.models import Contact, Letter, LetterKind, Round
from oppna.collect.queries.contacts import left_for
from oppna.collect.states import RoundState
from oppna.model.questionnaire import Part
from oppna.swedish import date

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What is attached; a machine without a list of kinds of files would not know."""
SAMPLE = "personlig-lank-som-skapas-nar-brevet-skickas"
"""Stands for the token in a preview: there is none before the letter is sent."""
_BULLET = "– "
_ADDRESS = re.compile(r"(https?://[^\s<>]+)")


def compose(letter: Letter, token: str) -> EmailMultiAlternatives:
    """The letter as it is sent."""
    subject, text = written(letter, token)
    message = EmailMultiAlternatives(
        subject,
        text,
        settings.DEFAULT_FROM_EMAIL,
        [letter.to],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(as_page(subject, text), "text/html")
    for name, content in files(letter):
        message.attach(name, content, WORD)
    return message


def files(letter: Letter) -> tuple[tuple[str, bytes], ...]:
    """What goes with the letter."""
    parts = letter.contact.parts if letter.contact else ()
    return attachments(letter.kind, letter.respondent.round, tuple(parts))


def written(letter: Letter, token: str = SAMPLE) -> tuple[str, str]:
    """Subject and text. The first line of a template is the subject."""
    round = letter.respondent.round
    subject, _, text = render_to_string(f"collect/letters/{letter.kind}.txt", _words(letter, token)).partition("\n")
    marks = [mark for mark, holds in (("SYNTETISK", round.synthetic), ("TEST", round.test)) if holds]
    return " ".join([*(f"[{mark}]" for mark in marks), subject.strip()]), _tidy(text)


def _words(letter: Letter, token: str) -> dict[str, object]:
    round = letter.respondent.round
    every = prepare(round.edition).edition.questionnaire.parts
    mine = _parts_of(letter)
    return {
        "round": round,
        "respondent": letter.respondent,
        "letter": letter,
        "url": f"{settings.SITE_URL}/lank/{token}/",
        "parts": [part for part in every if not mine or part.id in mine],
        "left": _left(letter.contact, every),
        "last_day": date(last_day(round).isoformat()),
        "files": [name for name, _ in files(letter)],
        "asker": letter.link.created_by if letter.link else "",
    }


def _parts_of(letter: Letter) -> list[str]:
    if letter.kind == LetterKind.DELEGATION and letter.link:
        return list(letter.link.parts)
    return list(letter.contact.parts) if letter.contact else []


def _left(contact: Contact | None, every: tuple[Part, ...]) -> list[Part]:
    if contact is None:
        return []
    left = left_for(contact)
    return [part for part in every if part.id in left]


def last_day(round: Round) -> datetime.date:
    """The last day of answering: of the correction period once the round has closed the first time."""
    early = round.state in (RoundState.DRAFT, RoundState.OPEN)
    return round.closes if early or round.closes_again is None else round.closes_again


def _tidy(text: str) -> str:
    """At most one empty line in a row: the conditions of a template leave more behind."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def as_page(subject: str, text: str) -> str:
    """The same words with paragraphs, lists and an address to press."""
    return render_to_string("collect/letters/_page.html", {"subject": subject, "blocks": list(_blocks(text))})


def _blocks(text: str) -> Iterator[SafeString]:
    for block in text.strip().split("\n\n"):
        lines = block.split("\n")
        head = [line for line in lines if not line.startswith(_BULLET)]
        bullets = [line.removeprefix(_BULLET) for line in lines if line.startswith(_BULLET)]
        if head:
            yield format_html("<p>{}</p>", mark_safe("<br>".join(map(_pressed, head))))
        if bullets:
            yield format_html("<ul>{}</ul>", mark_safe("".join(f"<li>{_pressed(line)}</li>" for line in bullets)))


def _pressed(line: str) -> str:
    return _ADDRESS.sub(r'<a href="\1">\1</a>', escape(line))
