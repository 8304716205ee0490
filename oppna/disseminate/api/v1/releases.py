"""Which versions there are."""

from __future__ import annotations

from collections.abc import Iterator

from oppna import __version__
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.choose import editions_chosen
from oppna.disseminate.api.v1.resources import ReleaseList, Start
from oppna.disseminate.api.v1.stamps import told
from oppna.disseminate.api.wrappers.refusal import json_response
from oppna.release.content import Release


def start(asked: Asked) -> Response:
    """Where to go on."""
    parts = ("openapi.json", "releases", "cells", "areas", "changes", "calendar")
    links = {part.removesuffix(".json"): asked.address(part) for part in parts}
    public = asked.public
    name = "Öppna jämförelser av socialtjänsten"
    return json_response(
        Start(name=name, software=f"oppna {__version__}", token=public.token, synthetic=public.synthetic, links=links)
    )


def releases(asked: Asked) -> Response:
    """Every version of the editions that are chosen."""
    return json_response(ReleaseList(releases=tuple(told(asked, one) for one in _newest_first(asked))))


def _newest_first(asked: Asked) -> Iterator[Release]:
    for release in editions_chosen(asked):
        yield from reversed(asked.public.versions[release.head.edition])


def edition(asked: Asked) -> Response:
    """Every version of one edition."""
    return json_response(ReleaseList(releases=tuple(told(asked, one) for one in reversed(asked.versions))))


def release(asked: Asked) -> Response:
    """One version."""
    return json_response(told(asked, asked.release))
