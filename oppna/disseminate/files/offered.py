"""What the catalogue tells of the files and interfaces of a site."""

from __future__ import annotations

from oppna.disseminate.addresses import OPEN_DATA
from oppna.disseminate.api.services import services
from oppna.disseminate.files.table import FILES
from oppna.disseminate.products.dcat.told import Listed, Offered, Service, Site
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Release


def site(address: str, contact: str) -> Site:
    """The site, and how programs ask it."""
    return Site(address.rstrip("/"), contact, tuple(
        Service(one.key, one.title, one.text, one.path, one.description or OPEN_DATA) for one in services()
    ))  # fmt: skip


def listed(public: Public) -> tuple[Listed, ...]:
    """Every public version, of the newest edition first and the newest version first."""
    found: list[Listed] = []
    for newest in public.releases:
        versions = public.versions[newest.head.edition]
        before = ["", *(one.head.version for one in versions)]
        found += reversed([Listed(one, offered(one), earlier) for one, earlier in zip(versions, before, strict=False)])
    return tuple(found)


def offered(release: Release) -> tuple[Offered, ...]:
    """The files of a version."""
    there = (file for file in FILES.values() if file.of(release))
    return tuple(Offered(file.name, file.title, file.media_type, file.exactly) for file in there)
