"""`manage.py send_letters`: send what is queued. For a timer; two at once do no harm."""

from __future__ import annotations

import time
from typing import Any

from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser

from oppna.collect.actions.send_letters import send_letters
from oppna.collect.delivery import Fate

WORDS = {
    Fate.TAKEN.value: "skickade",
    Fate.REFUSED.value: "avvisade",
    Fate.LATER.value: "försöks igen senare",
    Fate.UNKNOWN.value: "kanske skickade, se omgångens sida Brev",
    Fate.NO_SERVER.value: "väntar: e-postservern svarar inte",
    "skipped": "behövdes inte längre",
}


class Command(BaseCommand):
    """Exits with 1 when the mail server cannot be reached."""

    help = "Skicka de brev som är på väg ut."

    def add_arguments(self, parser: CommandParser) -> None:
        """One round of the post, or one every so many seconds."""
        parser.add_argument("--every", type=int, metavar="SEKUNDER", help="fortsätt, med så lång väntan emellan")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        """Say what happened, only when something did."""
        while True:
            counts = send_letters(get_connection())
            if counts:
                self.stdout.write(", ".join(f"{number} {WORDS[fate]}" for fate, number in sorted(counts.items())))
            if every is None:
                break
            time.sleep(every)
        if counts[Fate.NO_SERVER.value]:
            raise CommandError("e-postservern svarar inte; kontrollera OPPNA_MAIL_URL. Breven ligger kvar.")
