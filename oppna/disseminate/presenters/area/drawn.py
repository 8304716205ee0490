"""The picture of an area to take along: what it has answered in each quality area, and where the figures are from."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.charts.overview_alone import overview_picture
from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.products.words import publisher
from oppna.model.codes import SYNTHETIC_SENTENCE


def is_drawn(page: Area) -> bool:
    """A group has shares and no answers of its own: there is nothing whole to part."""
    return any(line.parts for line in page.overview)


def picture_of(page: Area) -> bytes:
    """As SVG."""
    lines = [(line.name, line.words, line.parts) for line in page.overview if line.parts]
    return overview_picture(lines, title=f"{page.name}: {page.release.head.edition_name}", notes=list(_notes(page)))


def _notes(page: Area) -> Iterator[str]:
    head = page.release.head
    if head.synthetic:
        yield SYNTHETIC_SENTENCE
    yield page.summary
    yield "Egna svar, inget urval. Annat: ej aktuellt, uppgift saknas eller ett mått som inte besvaras i ord."
    who = "" if head.synthetic else f"{publisher(page.release)}. "
    yield f"{who}{head.edition_name}, version {head.version}. Adress: {page.path}"
