"""Pictures drawn and files made before anybody asks for them, of what is public and of what soon will be."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone

from oppna.disseminate import pruning
from oppna.disseminate.charts.large.frame import THEMES
from oppna.disseminate.pictures.made import made
from oppna.disseminate.presenters.indicator.pictures import Drawing, drawing, on_page
from oppna.disseminate.queries import files, pictures
from oppna.disseminate.queries.public import shelf
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.tending.watch import AHEAD

log = logging.getLogger("oppna.disseminate")
MOST_PICTURES = 400_000_000
"""Bytes of pictures on the disk; those of three editions are seven million."""


def now_and_soon() -> tuple[Public, ...]:
    """What is public, and what will be in a while where that is something else."""
    now = timezone.now()
    # what is to come is looked at first: the shelf then ends with what is public
    coming, shown = shelf().at(now + AHEAD), shelf().at(now)
    return (shown,) if coming.token == shown.token else (shown, coming)


def draw(shown: Public) -> int:
    """Every large picture that a page shows, of the newest edition first; how many. Those drawn already cost a look."""
    count = 0
    for one in _drawings(shown):
        made(pictures.store(), one, "svg")
        count += 1
    return count


def _drawings(shown: Public) -> Iterator[Drawing]:
    for release in shown.releases:
        for indicator in release.edition.indicators:
            for name in on_page(shown, release, indicator):
                for theme in THEMES.values():
                    drawn = drawing(shown, release, indicator, name, theme)
                    if drawn is not None:
                        yield drawn


def clear() -> None:
    """Files of versions that are not in the store any more, pictures that nobody has asked for in a long time, and
    what was left half written. Everything can be made again."""
    drawn, made_of = settings.DATA / "bilder", settings.DATA / "filer"
    gone = pruning.within(drawn, MOST_PICTURES)
    if settings.OPPNA_RELEASES.is_dir():  # a disk that is away for a moment tells nothing of what is needed
        gone += pruning.only(made_of, files.seals())
    left = pruning.unfinished(drawn, "*.ny") + pruning.unfinished(made_of, ".*")
    if gone or left:
        log.info("%s kept things that nobody needs and %s half-written files are gone", gone, left)
