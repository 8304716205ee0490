"""The quiet menu "Ta med" that every view has: the same view as files, as an address, and as a question to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oppna.disseminate.addresses import data_path
from oppna.disseminate.files.table import FILES, PRODUCED
from oppna.release.content import Release


@dataclass(frozen=True)
class Item:
    """A file of the view. `what`: the word people look for (Excel, CSV, Bild, PDF); `about`: what they get."""

    what: str
    about: str
    address: str


@dataclass(frozen=True)
class TakeAlong:
    """`link`: the view itself with everything chosen in it. `api`: the same figures for programs. `embed`: the view
    for somebody else's page. Left out where a view has none. `prints`: the view is one to lay on a table."""

    items: tuple[Item, ...] = ()
    link: str = ""
    api: str = ""
    embed: str = ""
    prints: bool = True


_WORD = {"xlsx": "Excel", "csv": "CSV", "parquet": "Parquet", "px": "PX", "json": "JSON-stat", "zip": "Zip"}
_TABLES = ("arbetsbok.xlsx", "excel.csv")
"""The two of a version's files that most people open."""


def tables_of(release: Release) -> tuple[Item, ...]:
    """A whole version as a workbook and as a table."""
    return tuple(_files(release, _TABLES))


def files_of(release: Release) -> tuple[Item, ...]:
    """Every file that is made of a version."""
    return tuple(_files(release, PRODUCED))


def _files(release: Release, names: tuple[str, ...]) -> Iterator[Item]:
    for name in names:
        file = FILES[name]
        if file.of(release):
            address = data_path(release.head.edition, release.head.version, name)
            yield Item(_WORD[name.rpartition(".")[2]], f"{file.title}.", address)
