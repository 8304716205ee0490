"""The lean server: the doors over ASGI, without Django. Started by `oppna api`, one of these in each worker.

OPPNA_RELEASES  store of releases
OPPNA_CUBE      a catalogue laid out on disk, instead of the releases behind Kolada's doors
OPPNA_HOSTS     see hosts.py
OPPNA_API_READY  see ready.py
"""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

from oppna.disseminate.api import cubes, source
from oppna.disseminate.api.doors import door
from oppna.disseminate.api.hosts import not_ours, ours
from oppna.disseminate.api.http import MOST_BODY, Answer, Request, Response, too_large
from oppna.disseminate.api.kolada.doors import KOLADA
from oppna.disseminate.api.ready import Key, Ready, Sent, key_of, room
from oppna.disseminate.api.v1 import door as own
from oppna.disseminate.api.v1.ahead import Ahead
from oppna.disseminate.api.v1.asked import Later
from oppna.disseminate.api.wrappers import refusal
from oppna.disseminate.api.wrappers.faults import FAULTS, log
from oppna.disseminate.api.wrappers.headers import Headers
from oppna.disseminate.api.wrappers.limit import address_of, shared
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from oppna.errors import Refused

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LOOKED_EVERY = 1.0
"""Seconds: an embargo ends by the minute, and looking at the store costs more than an answer."""
ROOT, OWN = len("/v3/"), "/api/v1/"
"""Kolada's answers are lookups, and most of our own; what takes longer runs in a thread, so that nobody waits behind
it."""
SERVER = (b"server", b"oppna")
"""Granian writes its own name where there is none."""
NOT_HERE = "Här finns bara gränssnitten för program; sajten för människor har en egen adress."


class Application:
    """What the server calls: once in each worker at the start, then for every request."""

    def __init__(self) -> None:
        self._scheme = "https" if os.environ.get("OPPNA_BEHIND_PROXY") == "1" else "http"
        self._ours = ours()
        self._lookups, self._others = (Ready(token, room() // 2) for token in (cubes.token, source.token))

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lived(receive, send)
            return
        path: str = scope["path"]
        kolada = KOLADA.get(path[:ROOT])
        quick = kolada or (own.quick_door if path.startswith(OWN) else None)
        ready = self._lookups if kolada else self._others
        headers: dict[bytes, bytes] = dict(scope["headers"])
        key = key_of(scope, headers)
        if key and (sent := _again(ready, key, scope, headers)):
            await send(sent.start)
            await send(sent.body)
            return
        host = self._ours(headers.get(b"host", b"").decode("latin-1"))
        if host is None:
            await self._tell(not_ours(headers.get(b"host", b"").decode("latin-1")), send, ready, None, "")
            return
        request = self._asked(scope, path, headers, host)
        if request.method == "POST":
            request = replace(request, take=await _sent(receive))
        token = ready.token
        if quick:
            try:
                response = quick(request)
            except Later:
                response = await _in_a_thread(own.counted_door, request)
        elif answer := door(path):
            response = await _in_a_thread(answer, request)
        else:
            response = refusal(404, NOT_HERE)
        await self._tell(response, send, ready, key, token)

    def _asked(self, scope: Message, path: str, raw: dict[bytes, bytes], host: str) -> Request:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in raw.items()}
        return Request(
            method=scope["method"],
            path=path,
            query=scope["query_string"].decode("latin-1"),
            headers=headers,
            base=f"{self._scheme}://{host or ':'.join(map(str, scope['server']))}",
            client=scope["client"][0],
        )

    async def _tell(self, response: Response, send: Send, ready: Ready, key: Key | None, token: str) -> None:
        start = {"type": "http.response.start", "status": response.status, "headers": _written(response.headers)}
        await send(start)
        if not isinstance(response.body, bytes):
            await _streamed(response.body, send)
            return
        body = {"type": "http.response.body", "body": response.body}
        await send(body)
        if key and ready.has_room:
            _keep(ready, key, Sent(start, body), token)


def _keep(ready: Ready, key: Key, sent: Sent, token: str) -> None:
    try:
        ready.keep(key, sent, token)
    except FAULTS:  # the answer is sent; the next question tells of the fault
        log.debug("what was sent is not kept", exc_info=True)


async def _in_a_thread(answer: Answer, request: Request) -> Response:
    return await asyncio.get_running_loop().run_in_executor(None, answer, request)


def _again(ready: Ready, key: Key, scope: Message, headers: dict[bytes, bytes]) -> Sent | None:
    """What was sent to the same question, unless the client asks too fast or nobody knows what is public: then the
    door has to say so.
    """
    try:
        sent = ready.find(key)
    except FAULTS:
        return None
    if sent and (buckets := shared()):
        forwarded = headers.get(b"x-forwarded-for", b"").decode("latin-1")
        return None if buckets.wait(address_of(scope["client"][0], forwarded)) else sent
    return sent


def _written(headers: Headers) -> list[tuple[bytes, bytes]]:
    return [*[(_own if pair[0] in _OWN else _common)(pair) for pair in headers], SERVER]


def _own(pair: tuple[str, str]) -> tuple[bytes, bytes]:
    return pair[0].encode(), pair[1].encode("latin-1")


_OWN = frozenset({"ETag", "Content-Length", "Location", "Content-Disposition", "Link"})
"""What is written anew for every answer; the other headers are the same few over and over."""
_common = lru_cache(256)(_own)


async def _streamed(body: Iterator[bytes], send: Send) -> None:
    """Piece by piece, each made in a thread when the reader has taken the one before."""
    loop = asyncio.get_running_loop()
    with closing(_closable(body)) as pieces:
        while piece := await loop.run_in_executor(None, next, pieces, b""):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _closable(body: Iterator[bytes]) -> Any:
    """A generator, so that what it holds is let go of when the reader has left."""
    return (piece for piece in body if piece)


async def _sent(receive: Receive) -> Callable[[], bytes]:
    """What was sent along, read no further than anybody may send."""
    pieces: list[bytes] = []
    length, more = 0, True
    while more:
        message = await receive()
        pieces.append(message.get("body", b""))
        length += len(pieces[-1])
        more = message.get("more_body", False)
        if length > MOST_BODY:
            return too_large
    return lambda: b"".join(pieces)


async def _lived(receive: Receive, send: Send) -> None:
    """Everything is at hand before the first request is taken; a process that cannot have it says so and ends."""
    ahead = Ahead()
    while (message := await receive())["type"] != "lifespan.shutdown":
        if message["type"] == "lifespan.startup" and _hindered():
            await send({"type": "lifespan.startup.failed"})
        elif message["type"] == "lifespan.startup":
            ahead.start()
            await send({"type": "lifespan.startup.complete"})
    await asyncio.get_running_loop().run_in_executor(None, ahead.stop)
    await send({"type": "lifespan.shutdown.complete"})


def _hindered() -> str:
    """Start. What keeps us from it, "" for nothing."""
    try:
        start()
    except FAULTS as fault:
        log.exception("a process of the server cannot start")
        return str(fault) if isinstance(fault, Refused) else f"{type(fault).__name__}: {fault}"
    return ""


def start() -> None:
    """Read what is public, once, and lay it out; what is set wrongly is told now and not by the first question."""
    shared()
    source.supplied_by(kept_for(LOOKED_EVERY, _shelf()))
    folder = os.environ.get("OPPNA_CUBE", "")
    cubes.use_folder(Path(folder) if folder else None)
    cubes.cube()
    gc.freeze()  # what is at hand now stays; looking through it again and again for what does not would cost


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

if __name__ == "__main__":  # a rehearsal: what keeps one process from starting would keep every one
    print(_hindered())
