"""Which versions there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oppna import __version__
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.choose import editions_chosen
from oppna.disseminate.api.v1.resources import Start
from oppna.disseminate.api.v1.stamps import told
from oppna.disseminate.api.v1.written import document, written
from oppna.release.content import Release


def start(asked: Asked) -> Response:
    """Where to go on."""
    return document(asked, written(asked, asked.public, "start", _start))


def _start(asked: Asked) -> Start:
    parts = ("openapi.json", "releases", "cells", "areas", "changes", "calendar")
    links = {part.removesuffix(".json"): asked.address(part) for part in parts}
    public = asked.public
    name = "Öppna jämförelser av socialtjänsten"
    software = f"oppna {__version__}"
    return Start(name=name, software=software, token=public.token, synthetic=public.synthetic, links=links)


def releases(asked: Asked) -> Response:
    """Every version of the editions that are chosen."""
    return _list(asked, _newest_first(asked))


def _list(asked: Asked, releases: Iterable[Release]) -> Response:
    """ReleaseList, of parts that are written already."""
    return document(asked, b'{"releases":[%b]}' % b",".join(_text(asked, one) for one in releases))


def _text(asked: Asked, release: Release) -> bytes:
    key = "release", release.head.edition, release.head.version
    return written(asked, asked.public, key, lambda anywhere: told(anywhere, release))


def _newest_first(asked: Asked) -> Iterator[Release]:
    for release in editions_chosen(asked):
        yield from reversed(asked.public.versions[release.head.edition])


def edition(asked: Asked) -> Response:
    """Every version of one edition."""
    return _list(asked, reversed(asked.versions))


def release(asked: Asked) -> Response:
    """One version."""
    return document(asked, _text(asked, asked.release))
