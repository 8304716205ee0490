"""The lean server: the doors over RSGI, without Django. Started by `oppna api`, one of these in each worker.

OPPNA_RELEASES  store of releases
OPPNA_CUBE      a catalogue laid out on disk, instead of the releases behind Kolada's doors
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from oppna.disseminate.api import cubes, source
from oppna.disseminate.api.doors import door
from oppna.disseminate.api.http import MOST_BODY, Request, Response, too_large
from oppna.disseminate.api.kolada.doors import KOLADA
from oppna.disseminate.api.wrappers import refusal
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf

LOOKED_EVERY = 1.0
"""Seconds: an embargo ends by the minute, and looking at the store costs more than an answer."""
QUICK = KOLADA
"""Doors whose answers are lookups; what takes longer runs in a thread, so that nobody waits behind it."""
ROOT = len("/v3/")
SERVER = ("server", "oppna")
"""Granian writes its own name where there is none."""
NOT_HERE = "Här finns bara gränssnitten för program; sajten för människor har en egen adress."


class Application:
    """What the server calls: once in each worker at the start, then for every request."""

    def __init__(self) -> None:
        self._scheme = "https" if os.environ.get("OPPNA_BEHIND_PROXY") == "1" else "http"

    def __rsgi_init__(self, loop: Any) -> None:
        source.supplied_by(kept_for(LOOKED_EVERY, _shelf()))
        folder = os.environ.get("OPPNA_CUBE", "")
        cubes.use_folder(Path(folder) if folder else None)
        cubes.cube()

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        path: str = scope.path
        request = self._asked(scope, path)
        if scope.method == "POST":
            request = replace(request, take=await _sent(protocol))
        if quick := QUICK.get(path[:ROOT]):
            response = quick(request)
        elif answer := door(path):
            response = await asyncio.get_running_loop().run_in_executor(None, answer, request)
        else:
            response = refusal(404, NOT_HERE)
        body = response.body
        if isinstance(body, bytes):
            protocol.response_bytes(response.status, [*response.headers, SERVER], body)
        else:
            await _streamed(response, body, protocol)

    def _asked(self, scope: Any, path: str) -> Request:
        headers = scope.headers
        return Request(
            method=scope.method,
            path=path,
            query=scope.query_string,
            headers=headers,
            base=f"{self._scheme}://{headers.get('host') or scope.authority or scope.server}",
            client=scope.client.rpartition(":")[0],
        )


async def _sent(protocol: Any) -> Callable[[], bytes]:
    """The body, read no further than anybody may send."""
    body = b""
    async for piece in protocol:
        body += piece
        if len(body) > MOST_BODY:
            return too_large
    return lambda: body


async def _streamed(response: Response, body: Iterator[bytes], protocol: Any) -> None:
    """Piece by piece, each made in a thread while others are answered."""
    transport = protocol.response_stream(response.status, [*response.headers, SERVER])
    loop = asyncio.get_running_loop()
    with closing(_closable(body)) as pieces:
        while piece := await loop.run_in_executor(None, next, pieces, b""):
            await transport.send_bytes(piece)


def _closable(body: Iterator[bytes]) -> Any:
    """A generator, so that what it holds is let go of when the reader has left."""
    return (piece for piece in body if piece)


def _shelf() -> Callable[[], Public]:
    shelf = Shelf(Path(os.environ.get("OPPNA_RELEASES") or "publiceringar"))
    return lambda: shelf.at(datetime.now(UTC))


def kept_for(seconds: float, ask: Callable[[], Public]) -> Callable[[], Public]:
    """What was found is taken to hold for a moment."""
    found: list[Any] = [None, 0.0]

    def kept() -> Public:
        now = monotonic()
        if found[0] is None or now >= found[1]:
            found[:] = ask(), now + seconds
        public: Public = found[0]
        return public

    return kept


application = Application()
