"""The door of the interface: finds the route of an address, reads the question, and answers or says what is wrong."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from oppna.disseminate.api import source
from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.v1.asked import ROOT, Asked
from oppna.disseminate.api.v1.parse import parse
from oppna.disseminate.api.v1.routes import ROUTES, Route
from oppna.disseminate.api.v1.wrong import Wrong, wrong_parameters
from oppna.disseminate.api.wrappers import served
from oppna.disseminate.api.wrappers.refusal import refusal

LATEST = "latest"
"""Stands for the newest version in an address."""
_RELEASES = 3
"""Parts of an address that names a version: releases, edition, version."""


def answer(request: Request) -> Response:
    """What the interface answers."""
    if found := _found(request.path):
        route, named = found
        try:
            return _answered(route, Asked(request, source.public(), named))
        except Wrong as wrong:
            return wrong.response
    return refusal(404, f"Adressen finns inte i gränssnittet; {ROOT}/openapi.json beskriver dem som finns.")


def lasting(request: Request) -> bool:
    """Whether what lies at the address never changes."""
    found = _found(request.path)
    return found is not None and found[0].lasting and found[1]["version"] != LATEST


def _found(path: str) -> tuple[Route, dict[str, str]] | None:
    """The route that fits, and what stands in the parts that vary."""
    parts = _parts(path)
    possible = _BY_LENGTH.get(len(parts), ())
    return next(((route, named) for route, there in possible if (named := _fits(there, parts)) is not None), None)


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.removeprefix(ROOT).split("/") if part)


def _fits(there: tuple[str, ...], parts: tuple[str, ...]) -> dict[str, str] | None:
    named = {}
    for part, given in zip(there, parts, strict=True):
        if part.startswith("{"):
            named[part[1:-1]] = given
        elif part != given:
            return None
    return named


_BY_LENGTH: dict[int, list[tuple[Route, tuple[str, ...]]]] = defaultdict(list)
for _route in ROUTES:
    _BY_LENGTH[len(_route.parts)].append((_route, _route.parts))


def _answered(route: Route, asked: Asked) -> Response:
    if asked.named.get("version") == LATEST:
        return _newest(asked)
    if "version" in asked.named:
        _ = asked.release  # an unknown address is told before parameters that do not fit it
    parameters, faults = parse(route.parameters, asked.request.parameters)
    asked = Asked(asked.request, asked.public, asked.named, parameters)
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
