"""The page of what there is to take along, as lines ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from oppna.disseminate.addresses import data_path, release_path
from oppna.disseminate.api.services import EDITION, HOST, TABLE, Described, Example, services
from oppna.disseminate.files.kept import Kept
from oppna.disseminate.files.table import FILES, PRODUCED, SEALED, DataFile
from oppna.disseminate.products.dataset.of_release import UNITS
from oppna.disseminate.products.words import publisher
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import SYNTHETIC
from oppna.release.content import Release
from oppna.release.datapackage import licence_of
from oppna.swedish import date, number

_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True)
class Line:
    """A file in a list. `size`: "196 kB", or "" where nobody has made it yet."""

    name: str
    title: str
    address: str
    size: str


FORMATS: tuple[DataFile, ...] = tuple(FILES[name] for name in PRODUCED)
OWN: tuple[DataFile, ...] = tuple(FILES[name] for name in SEALED)
"""What is told once of each file, whatever the version."""


@dataclass(frozen=True)
class Offer:
    """A version with its files."""

    title: str
    edition: str
    version: str
    day: str
    synthetic: bool
    licence: str
    licence_address: str
    citation: str
    address: str
    made: tuple[Line, ...]
    sealed: tuple[Line, ...]


@dataclass(frozen=True)
class Door:
    """An interface with its examples filled in."""

    described: Described
    address: str
    examples: tuple[Example, ...]


def offer(kept: Kept, host: str) -> Offer:
    """A version as it is offered."""
    release = kept.release
    head, licence = release.head, licence_of(release.head)
    return Offer(
        title=head.edition_name,
        edition=head.edition,
        version=head.version,
        day=date(head.date),
        synthetic=head.synthetic,
        licence=licence["title"] if licence else "",
        licence_address=licence["path"] if licence else "",
        citation=citation(release, host),
        address=release_path(head.edition, head.version),
        made=tuple(_lines(kept, PRODUCED)),
        sealed=tuple(_lines(kept, SEALED)),
    )


def older(public: Public) -> tuple[Release, ...]:
    """Versions that have been replaced, the newest first."""
    replaced = (one for newest in public.releases for one in reversed(public.versions[newest.head.edition][:-1]))
    return tuple(replaced)


def citation(release: Release, host: str) -> str:
    """How one tells where a figure comes from. No authority is named for made-up ones."""
    head = release.head
    who = SYNTHETIC if head.synthetic else publisher(release)
    where = f"{host}{release_path(head.edition, head.version)}"
    return f"{who}. {head.edition_name}, version {head.version} ({date(head.date)}). {where}"


def doors(public: Public, host: str) -> tuple[Door, ...]:
    """The interfaces, with examples that ask this very site about what it has."""
    newest = public.releases[0].head.edition if public.releases else ""
    return tuple(
        Door(one, f"{host}{one.path}", tuple(Example(e.language, _filled(e.lines, host, newest)) for e in one.examples))
        for one in services()
    )


def _filled(lines: str, host: str, edition: str) -> str:
    for mark, text in ((HOST, host), (TABLE, f"{edition}-{UNITS}"), (EDITION, edition)):
        lines = lines.replace(mark, text)
    return lines


def _lines(kept: Kept, names: Iterable[str]) -> Iterator[Line]:
    head = kept.release.head
    for name in names:
        file: DataFile = FILES[name]
        if file.of(kept.release):
            address = data_path(head.edition, head.version, name)
            yield Line(name, file.title, address, _size(kept.size(file)))


def _size(size: int | None) -> str:
    if size is None:
        return ""
    return f"{number(max(1, round(size / _KILO)))} kB" if size < _MEGA else f"{size / _MEGA:.1f} MB".replace(".", ",")
