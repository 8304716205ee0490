"""The invitations of a whole round, 312 letters over SMTP; beside them the same letters from a loop that keeps nothing.

The loop knows no links, no states and no log: what we take more than it is what "never twice" costs.
"""

from __future__ import annotations

import os
import smtplib
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.line import Line

LETTERS = 312
WHOLE_ROUND_MS = 60_000.0
TIMES_THE_LOOP = 12.0


def lines(place: Path, quick: bool) -> list[Line]:
    """A site of its own in `place`, with SQLite as it comes."""
    _site(place)
    from tests.lib.mail_server import mail_server

    number = 40 if quick else LETTERS
    with mail_server() as post:
        took = _ours(post.port, number)
        letters = [message for _, message in post.taken]
        if len({message["To"] for message in letters}) != number:
            raise RuntimeError(f"{len(letters)} letters came, not {number}")
        alone = _loop(post.port, letters)
    return [
        Line(f"{number} letters sent, of a minute", took, "allowed", WHOLE_ROUND_MS * number / LETTERS),
        Line(f"{number} letters sent, beside a loop", took, "smtplib", alone, limit=TIMES_THE_LOOP),
    ]


def _site(place: Path) -> None:
    os.environ |= {"OPPNA_DATA": str(place / "post"), "OPPNA_SECURE": "0", "DATABASE_URL": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "oppna.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _ours(port: int, number: int) -> float:
    from django.core.mail import get_connection

    from oppna.accounts.actor import SYSTEM
    from oppna.collect.actions.plan_letters import plan_letters
    from oppna.collect.actions.queue_letters import queue_letters
    from oppna.collect.actions.send_letters import send_letters
    from oppna.collect.models import Letter, LetterKind
    from tests.lib.site_world import a_round

    round = a_round(units=number)
    start = perf_counter()
    plan_letters(SYSTEM, round, LetterKind.INVITATION)
    queue_letters(SYSTEM, round, LetterKind.INVITATION, "", list(Letter.objects.values_list("pk", flat=True)))
    sent = send_letters(get_connection("oppna.collect.smtp.EmailBackend", host="127.0.0.1", port=port))
    if sent != {"taken": number}:
        raise RuntimeError(f"not all were taken: {sent}")
    return (perf_counter() - start) * 1000


def _loop(port: int, letters: list[Any]) -> float:
    start = perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for letter in letters:
            server.send_message(letter)
    return (perf_counter() - start) * 1000
