"""Editions by name. The usual way is through the cache, which needs neither YAML nor the parser of rules."""

from __future__ import annotations

from pathlib import Path

from oppna.catalogue.cache import compiled
from oppna.catalogue.home import definitions_home
from oppna.catalogue.layout import HEAD, definition_files
from oppna.errors import Problem, Refused, refuse
from oppna.model.edition import Edition, EditionHead


def edition_ids() -> tuple[str, ...]:
    """Every edition there is, oldest first."""
    return tuple(sorted(path.name for path in (definitions_home() / "editions").iterdir() if path.is_dir()))


def edition_folder(edition_id: str) -> Path:
    """Where the edition's files lie; refused when there is no such edition."""
    known = edition_ids()
    if edition_id not in known:
        raise refuse(f"utgåvan {edition_id} finns inte. Välj bland {', '.join(known)}.", code="OKÄND_UTGÅVA")
    return definitions_home() / "editions" / edition_id


def load_edition(edition_id: str) -> Edition:
    """The edition, read and cross-checked as far as computing needs; Refused with all problems of all its files."""
    folder = edition_folder(edition_id)
    return compiled(edition_id, definition_files(folder), Edition, lambda: _compile(edition_id))


def edition_heads() -> tuple[EditionHead, ...]:
    """What holds for each edition as a whole, oldest first."""
    return tuple(_head(id) for id in edition_ids())


def _head(edition_id: str) -> EditionHead:
    path = definitions_home() / "editions" / edition_id / HEAD
    if not path.is_file():
        name = f"editions/{edition_id}/{path.name}"
        raise Refused([Problem(name, 0, "FIL_SAKNAS", "filen saknas. Varje utgåva behöver den.")])
    return compiled(f"{edition_id}-head", [path], EditionHead, lambda: _read_head(path, edition_id))


def _read_head(path: Path, edition_id: str) -> EditionHead:
    from oppna.catalogue.shape import read  # the parser of YAML, only when the cache has nothing

    return read(path, f"editions/{edition_id}/{path.name}", EditionHead)


def _compile(edition_id: str) -> Edition:
    from oppna.catalogue.checks.run import checked_edition  # as above

    return checked_edition(edition_id)
