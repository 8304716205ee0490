"""The door of the interface: finds the route of an address, reads the question, and answers or says what is wrong."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from urllib.parse import quote

from oppna.disseminate.api import source
from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.v1.asked import ROOT, Asked
from oppna.disseminate.api.v1.parse import parse
from oppna.disseminate.api.v1.routes import ROUTES, Route
from oppna.disseminate.api.v1.wrong import Wrong, wrong_parameters
from oppna.disseminate.api.wrappers import served
from oppna.disseminate.api.wrappers.refusal import refusal
from oppna.disseminate.api.wrappers.swift import swift

LONG = 2000
"""Letters of a query whose reading nobody should wait behind."""
LATEST = "latest"
"""Stands for the newest version in an address."""
_RELEASES = 3
"""Parts of an address that names a version: releases, edition, version."""


def answer(request: Request) -> Response:
    """What the interface answers."""
    return _told(request, patient=True)


def at_hand(request: Request) -> Response:
    """The same where it is a lookup; Later where it is not."""
    return _told(request, patient=False)


def _told(request: Request, patient: bool) -> Response:
    if found := _found(request.path):
        route, named = found
        asked = Asked(request, source.public(), named, patient=patient)
        try:
            if route.slow or len(request.query) > LONG:
                asked.wait()
            return _answered(route, asked)
        except Wrong as wrong:
            return wrong.response
    return refusal(404, f"Adressen finns inte i gränssnittet; {ROOT}/openapi.json beskriver dem som finns.")


def lasting(request: Request) -> bool:
    """Whether what lies at the address never changes."""
    found = _found(request.path)
    return found is not None and found[0].name in _LASTING and found[1]["version"] != LATEST


@lru_cache(maxsize=1)
def _found(path: str) -> tuple[Route, dict[str, str]] | None:
    """The route that fits, and what stands in the parts that vary. Looked for twice in one question."""
    parts = _parts(path)
    for route, words, named in _ROUTES.get((len(parts), parts[0] if parts else ""), ()):
        if all(parts[at] == word for at, word in words):
            return route, {name: parts[at] for at, name in named}
    return None


def _parts(path: str) -> tuple[str, ...]:
    return tuple(filter(None, path[len(ROOT) :].split("/")))


_Places = tuple[tuple[int, str], ...]
_ROUTES: dict[tuple[int, str], list[tuple[Route, _Places, _Places]]] = defaultdict(list)
"""Number of parts and the first of them → routes, each with where its other words stand and where its names do."""
for _route in ROUTES:
    _every = tuple(enumerate(_route.parts))
    _named = tuple((_at, _part[1:-1]) for _at, _part in _every if _part.startswith("{"))
    _words = tuple((_at, _part) for _at, _part in _every[1:] if not _part.startswith("{"))
    _ROUTES[len(_every), _route.parts[0] if _every else ""].append((_route, _words, _named))


_LASTING = frozenset(_route.name for _route in ROUTES if _route.lasting)


def _answered(route: Route, asked: Asked) -> Response:
    if asked.named.get("version") == LATEST:
        return _newest(asked)
    if "version" in asked.named:
        _ = asked.release  # an unknown address is told before parameters that do not fit it
    asked.parameters, faults = parse(route.parameters, asked.request.parameters)
    if faults := [*faults, *route.faults(asked)]:
        raise wrong_parameters(faults)
    return route.answer(asked)


def _newest(asked: Asked) -> Response:
    """Where the newest version lies: the address of what one gets says for ever which it was."""
    newest = asked.versions[-1].head.version
    parts = _parts(asked.request.path)
    path = asked.address(*(newest if number == _RELEASES - 1 else part for number, part in enumerate(parts)))
    query = f"?{quote(asked.request.query, safe='=&,%+:;~')}" if asked.request.query else ""
    return Response(302, (("Location", path + query), ("Content-Type", "text/plain")), b"")


door = served(answer, lasting=lasting)
"""The interface with the manners of every door."""
quick_door = swift(at_hand, source.token, lasting=lasting)
"""The same for who must not wait: Later where the answer is no lookup."""
counted_door = served(answer, lasting=lasting, buckets=lambda: None)
"""The same for a question that `quick_door` has counted and left."""
