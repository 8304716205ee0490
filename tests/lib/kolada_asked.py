"""Kolada's doors asked without a server, and read back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from socket import create_server
from typing import Any, NamedTuple
from urllib.parse import unquote

import msgspec

from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.kolada.answer import Kolada
from oppna.disseminate.api.kolada.dialect import V2, V3
from oppna.disseminate.api.wrappers import refusal
from oppna.disseminate.cube.cube import Cube

HOST = "http://kolada.test:8001"
PATIENCE = 90
"""Seconds a server may take to start or stop; it takes four where nothing else runs, and fifteen where much does."""


class Told(NamedTuple):
    """An answer read back."""

    status: int
    body: dict[str, Any]

    @property
    def values(self) -> list[Any]:
        values: list[Any] = self.body["values"]
        return values

    @property
    def ids(self) -> list[str]:
        return [value["id"] for value in self.values]

    @property
    def sentence(self) -> str:
        detail: str = self.body["detail"]
        return detail


class Asker:
    """Both versions over one cube."""

    def __init__(self, cube: Cube) -> None:
        self.cube = cube
        self._doors = {dialect.root: Kolada(dialect, lambda: self.cube, refusal) for dialect in (V2, V3)}

    def whole(self, target: str) -> Response:
        """The answer to a target as it stands in a request line."""
        path, _, query = target.partition("?")
        decoded = unquote(path)
        return self._doors[decoded[:4]](Request("GET", decoded, query, {}, HOST, "127.0.0.1"))

    def raw(self, target: str) -> tuple[int, bytes]:
        """Its status and body."""
        response = self.whole(target)
        assert isinstance(response.body, bytes)
        return response.status, response.body

    def __call__(self, target: str) -> Told:
        status, body = self.raw(target)
        return Told(status, msgspec.json.decode(body))

    def pages(self, target: str) -> Iterator[Told]:
        """The page and all that follow it by their links."""
        while target:
            told = self(target)
            yield told
            link = told.body.get("next_url") or told.body.get("next_page") or ""
            assert not link or link.startswith(f"{HOST}/")
            target = link.removeprefix(HOST)


@contextmanager
def running(root: Path, *arguments: str, rate: str = "0") -> Iterator[str]:
    """`oppna api` in a process of its own, on a free port; its address."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "oppna", "api", "--bind", address, "--workers", "1", *arguments]
    environment = {**os.environ, "OPPNA_API_RATE": rate}
    server = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        waited_for(server, f"http://{address}/v3/kpi?per_page=1")
        yield f"http://{address}"
    finally:
        server.terminate()
        ended = server.wait(PATIENCE)
        assert server.stdout
        with server.stdout as told:
            assert ended == 0, told.read().decode()


def free_port() -> int:
    """A port nobody has just now."""
    with closing(create_server(("127.0.0.1", 0))) as free:
        port: int = free.getsockname()[1]
    return port


def waited_for(server: subprocess.Popen[bytes], url: str) -> None:
    """Until the address answers; what the server said where it does not."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > until:
                assert server.stdout
                raise AssertionError(f"oppna api did not start: {server.stdout.read1().decode()}") from None
            time.sleep(0.1)
