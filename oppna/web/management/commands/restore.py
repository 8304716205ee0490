"""`manage.py restore FIL`: the database as it was when the backup was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connection

from oppna.swedish import number
from oppna.web.backup.read import read
from oppna.web.backup.restore import restore
from oppna.web.management.sentences import SiteCommand


class Command(SiteCommand):
    """Reads a backup into an empty database."""

    help = "läs in en säkerhetskopia i en tom databas"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which one, and whether it may take the place of what there is."""
        parser.add_argument("file", metavar="FIL", type=Path, help="en fil som gjorts med backup")
        parser.add_argument("--replace", action="store_true", help="kasta allt som finns i databasen")

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        """Look at the file first; then make the tables if need be, and fill them."""
        read(file)
        call_command("migrate", verbosity=0, interactive=False)
        count = restore(file, connection, replace=replace)
        self.stdout.write(f"Läste in {number(count)} rader ur {file}. Alla får logga in på nytt.")
