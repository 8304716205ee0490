"""`manage.py tend`: what visitors will ask for stands ready; with --server again whenever something changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from oppna.disseminate.tending.watch import Watch, state
from oppna.web.management.sentences import SiteCommand

SECONDS, SHORTEST = 5.0, 0.1
DJANGO = (sys.executable, "-m", "django")
_NICE = 15


class Command(SiteCommand):
    """Once; or beside a server, which is told to work out anew what it keeps, for as long as that lives."""

    help = "gör filer och bilder i förväg och ta bort gamla; sajten gör det själv när den körs"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom to tell, and how often to look."""
        parser.add_argument("--server", type=int, metavar="PID", help="servern som startade detta; följ den")
        parser.add_argument("--every", type=float, default=SECONDS, metavar="SEKUNDER", help="hur ofta förrådet ses")

        parser.add_argument("--since", default="", metavar="LÄGE", help="det läge som servern redan är beredd på")

    def handle(self, *args: Any, server: int | None, every: float, since: str, **options: Any) -> None:
        """Prepare; and go on beside the server."""
        os.nice(_NICE)
        if server is not None:
            _beside(server, every, since)
            return
        from oppna.disseminate.queries.files import make  # all that makes files: not for whoever only looks
        from oppna.disseminate.tending.prepare import clear, now_and_soon

        call = [*DJANGO, "pictures"]  # what draws does not end quietly in one process with what makes files
        subprocess.run(call, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        for public in now_and_soon():
            make(public)
        clear()
        self.stdout.write(f"Filer och bilder är gjorda i {settings.DATA}.")


def _beside(server: int, every: float, since: str) -> None:
    """Look now and then. What prepares is a process of its own: what draws takes memory, and gives it back at the end.

    The server is our parent: when it is not any more, it has gone.
    """
    watch = Watch(lambda: state(settings.OPPNA_RELEASES, timezone.now()), since)
    preparing = _prepare()
    is_waiting = False
    while os.getppid() == server:
        if watch.changed():
            os.kill(server, signal.SIGHUP)
            is_waiting = True
        if is_waiting and preparing.poll() is not None:
            preparing, is_waiting = _prepare(), False
        time.sleep(max(every, SHORTEST))
    preparing.terminate()
    preparing.wait()


def _prepare() -> subprocess.Popen[bytes]:
    return subprocess.Popen([*DJANGO, "tend"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
