"""`manage.py pictures`: draw every large picture that a public page shows, so that no visitor waits for one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from oppna.disseminate.charts.large.frame import THEMES
from oppna.disseminate.pictures.made import made
from oppna.disseminate.presenters.indicator.pictures import Drawing, drawing, on_page
from oppna.disseminate.queries.pictures import store
from oppna.disseminate.queries.public import public
from oppna.disseminate.shelf.public import Public
from oppna.swedish import counted
from oppna.web.management.sentences import SiteCommand

_NICE = 15


class Command(SiteCommand):
    """Newest edition first. What is drawn already costs a look at the disk."""

    help = "rita bilderna till alla indikatorers sidor i förväg"

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw them, when nobody else wants the machine."""
        os.nice(_NICE)
        count = 0
        for one in _drawings(public()):
            made(store(), one, "svg")
            count += 1
        self.stdout.write(f"{counted(count, 'bild', 'bilder')} i {store().folder}.")


def _drawings(shown: Public) -> Iterator[Drawing]:
    for release in shown.releases:
        for indicator in release.edition.indicators:
            for name in on_page(shown, release, indicator):
                for theme in THEMES.values():
                    drawn = drawing(shown, release, indicator, name, theme)
                    if drawn is not None:
                        yield drawn
