"""The frame: who is asked in an edition."""

from __future__ import annotations

from pathlib import Path

from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import load_edition
from oppna.errors import refuse
from oppna.interchange.units import read_units
from oppna.model.area import Unit
from oppna.model.edition import EditionHead


def load_frame(edition_id: str) -> tuple[Unit, ...]:
    """The objects of the edition, in file order; cities that answer through districts are not among them."""
    edition = load_edition(edition_id)
    return read_units(frame_file(edition.head), edition.printed_groups).units


def frame_file(head: EditionHead) -> Path:
    """The frame of the edition's year, a file in the form of units.csv; refused when there is none."""
    path = frame_path(head)
    if not path.is_file():
        raise refuse(
            f"utgåvan {head.id} har ingen ram. Lägg den i areas/{path.name} eller välj en annan utgåva.",
            code="RAM_SAKNAS",
        )
    return path


def frame_path(head: EditionHead) -> Path:
    """Where the frame of the edition's year lies, if there is one."""
    return definitions_home() / "areas" / f"frame-{head.year}.csv"
