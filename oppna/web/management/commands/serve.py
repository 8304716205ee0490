"""`manage.py serve`: from an empty folder, or the version before, to a site that answers."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser

from oppna.listening import host_and_port, refuse_where_nobody_can_listen
from oppna.web.address import DEFAULT_BIND, site_url
from oppna.web.management.commands.tend import SECONDS
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
        bind = bind or os.environ.get("OPPNA_BIND") or DEFAULT_BIND
        if not prepare and not bind.startswith(("unix:", "fd:")):
            refuse_where_nobody_can_listen(*host_and_port(bind))
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)  # an older version may lie there
        if prepare:
            self.stdout.write("Databasen är klar.")
            return
        os.environ["OPPNA_BIND"] = bind
        os.environ.setdefault("OPPNA_TEND", str(SECONDS))
        self.stdout.write(_told(bind), ending="\n")
        self.stdout.flush()
        server = [sys.executable, "-m", "gunicorn", "-c", "python:oppna.config.gunicorn", "oppna.config.wsgi"]
        os.execv(sys.executable, server)


def _told(bind: str) -> str:
    """Where the site listens, and the address that people know it by where that is another."""
    here, known = site_url("", bind), site_url(os.environ.get("OPPNA_URL", ""), bind)
    known_as = "" if known == here else f" och är {known} i brev och filer"
    return f"Sajten svarar på {here}{known_as}. Avsluta med Ctrl-C."
