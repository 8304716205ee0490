"""A small browser of our own for load: one connection kept alive, on this machine alone."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

import msgspec

TOKEN = "0123456789abcdef0123456789abcdef"
"""A browser chooses its CSRF token in effect: cookie and header must agree."""


class Reply(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Visitor:
    """Somebody with a session. After a lost connection the next request makes a new one."""

    def __init__(self, port: int, session: str = "") -> None:
        self.port = port
        cookies = f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")
        self.common = f"Host: 127.0.0.1:{port}\r\nCookie: {cookies}\r\nX-CSRFToken: {TOKEN}\r\n"
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def __aenter__(self) -> Visitor:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def get(self, path: str) -> Reply:
        """A page."""
        return await self._ask(f"GET {path} HTTP/1.1\r\n{self.common}\r\n".encode())

    async def send(self, path: str, told: object) -> Reply:
        """JSON, as the page's script sends it."""
        return await self._post(path, "application/json", msgspec.json.encode(told))

    async def fill(self, path: str, fields: Mapping[str, str]) -> Reply:
        """A form, as a browser sends it."""
        return await self._post(path, "application/x-www-form-urlencoded", urlencode(fields).encode())

    async def _post(self, path: str, kind: str, body: bytes) -> Reply:
        head = f"POST {path} HTTP/1.1\r\n{self.common}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        return await self._ask(head.encode() + body)

    async def _ask(self, request: bytes) -> Reply:
        try:
            if self.streams and self.streams[0].at_eof():
                self._drop()  # the server hung up on a visitor who was silent for long
            if self.streams is None:
                self.streams = await asyncio.open_connection("127.0.0.1", self.port)
            reader, writer = self.streams
            writer.write(request)
            await writer.drain()
            return await self._reply(reader)
        except (OSError, asyncio.IncompleteReadError) as error:
            self._drop()
            raise ConnectionError(str(error)) from error

    async def _reply(self, reader: asyncio.StreamReader) -> Reply:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers["content-length"]))
        if headers.get("connection", "").lower() == "close":
            self._drop()
        return Reply(int(head[0].split()[1]), headers, body)

    async def close(self) -> None:
        """Hang up, and wait until it is done."""
        if self.streams:
            _, writer = self.streams
            self._drop()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def _drop(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None
