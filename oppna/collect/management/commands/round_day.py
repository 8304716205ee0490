"""`manage.py round_day`: what the calendar asks for today. For a timer, once a night; twice is harmless."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oppna.collect.actions.move_rounds import move_rounds
from oppna.collect.days import today


class Command(BaseCommand):
    """Letters are planned, not sent: somebody looks at them first."""

    help = "Öppna och stäng omgångar efter deras dagar och förbered påminnelser."

    def add_arguments(self, parser: CommandParser) -> None:
        """Another day, to make up for a timer that stood still or to try."""
        parser.add_argument("--day", metavar="ÅÅÅÅ-MM-DD", default="")

    def handle(self, *args: Any, day: str = "", **options: Any) -> None:
        """A line for everything that was done."""
        for sentence in move_rounds(_day(day)):
            self.stdout.write(sentence)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written) if written else today()
    except ValueError:
        raise CommandError(f"{written} är ingen dag; skriv den som 2018-02-26.") from None
