"""`manage.py pictures`: draw every large picture that a public page shows, so that no visitor waits for one."""

from __future__ import annotations

import os
from typing import Any

from oppna.disseminate.queries.pictures import store
from oppna.disseminate.tending.prepare import draw, now_and_soon
from oppna.swedish import counted
from oppna.web.management.sentences import SiteCommand

_NICE = 15


class Command(SiteCommand):
    """Newest edition first. What is drawn already costs a look at the disk."""

    help = "rita bilderna till alla indikatorers sidor i förväg"

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw them, when nobody else wants the machine."""
        os.nice(_NICE)
        count = sum(map(draw, now_and_soon()))
        self.stdout.write(f"{counted(count, 'bild', 'bilder')} i {store().folder}.")
