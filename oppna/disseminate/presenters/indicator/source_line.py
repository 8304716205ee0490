"""What stands under every picture: whose figures it shows, and loudly if they are made up."""

from __future__ import annotations

from oppna.disseminate.products.words import publisher
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.release.content import Release
from oppna.swedish import date


def source_lines(release: Release) -> tuple[str, ...]:
    """The banner first, where there is one."""
    head = release.head
    told = f"{head.edition_name}, version {head.version}, {date(head.date)}."
    return (f"{SYNTHETIC_SENTENCE}.", told) if head.synthetic else (f"{told} Utgivare: {publisher(release)}.",)
