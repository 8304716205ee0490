"""`manage.py serve`: from an empty folder, or the version before, to a site that answers."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser

from oppna.web.management.sentences import SiteCommand


class Command(SiteCommand):
    """Brings the database up to the code and starts the server in the place of this process."""

    help = "förbered databasen och starta sajten"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--bind", metavar="ADRESS:PORT", help="var sajten lyssnar (annars OPPNA_BIND)")
        parser.add_argument("--prepare", action="store_true", help="förbered bara, starta inte")

    def handle(self, *args: Any, bind: str | None, prepare: bool, **options: Any) -> None:
        """Prepare, then become gunicorn."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if prepare:
            self.stdout.write("Databasen är klar.")
            return
        if bind:
            os.environ["OPPNA_BIND"] = bind
        self.stdout.write(f"Sajten svarar på {settings.SITE_URL}. Avsluta med Ctrl-C.", ending="\n")
        self.stdout.flush()
        _draw_beside()
        server = [sys.executable, "-m", "gunicorn", "-c", "python:oppna.config.gunicorn", "oppna.config.wsgi"]
        os.execv(sys.executable, server)


def _draw_beside() -> None:
    """The pictures of the public pages, in a process of their own: what draws them does not live through a fork."""
    own = [sys.executable, "-m", "django", "pictures"]
    subprocess.Popen(own, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
