"""Send what is queued, one letter after another, until nothing is left or the server is gone."""

from __future__ import annotations

from collections import Counter

from django.core.mail.backends.base import BaseEmailBackend

from oppna.collect.actions.send_letter import send_letter
from oppna.collect.delivery import Fate, reach
from oppna.collect.queries.letters import due_letters

AFTER = (Fate.LATER, Fate.UNKNOWN)
"""Fates after which the connection is not to be trusted: the server may have hung up."""


def send_letters(connection: BaseEmailBackend) -> Counter[str]:
    """How many met each fate. What was not sent for want of a server stays queued and has cost no attempt."""
    counts: Counter[str] = Counter()
    due = due_letters()
    if not due:
        return counts
    if reach(connection):
        return Counter({Fate.NO_SERVER.value: len(due)})
    try:
        for number, letter in enumerate(due):
            delivery = send_letter(connection, letter)
            counts[delivery.fate.value if delivery else "skipped"] += 1
            if delivery and delivery.fate in AFTER:
                connection.close()
                if reach(connection):
                    counts[Fate.NO_SERVER.value] = len(due) - number - 1
                    break
    finally:
        connection.close()
    return counts
