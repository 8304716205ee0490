"""What the catalogue is told: the site, its interfaces, and each version with its files."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.release.content import Release


@dataclass(frozen=True)
class Offered:
    """A file as the catalogue tells of it."""

    name: str
    title: str
    media_type: str
    exactly: str


@dataclass(frozen=True)
class Service:
    """An interface for programs. `path` and `description`: from the root of the site; the latter may be elsewhere."""

    key: str
    title: str
    text: str
    path: str
    description: str


@dataclass(frozen=True)
class Site:
    """What the releases do not know: where they are, and who answers questions about them."""

    address: str
    contact: str
    services: tuple[Service, ...]


@dataclass(frozen=True)
class Listed:
    """A version in the catalogue. `before`: the version it replaces, ""."""

    release: Release
    files: tuple[Offered, ...]
    before: str = ""
