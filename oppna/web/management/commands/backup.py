"""`manage.py backup FIL`: everything the site knows, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import connection

from oppna.swedish import number
from oppna.web.backup.write import write
from oppna.web.management.sentences import SiteCommand


class Command(SiteCommand):
    """Writes a backup while the site is running."""

    help = "gör en säkerhetskopia av databasen; sajten kan vara igång"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", metavar="FIL", type=Path, help="ny fil, till exempel oppna-2018-03-01.jsonl.gz")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Write it."""
        count = write(file, connection)
        self.stdout.write(f"Skrev {number(count)} rader till {file}. Filen innehåller personuppgifter; förvara den så.")
