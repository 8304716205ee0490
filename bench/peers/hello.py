"""The least a lean server can do: ADDRESS:PORT WORKERS, the same server with the same settings, one answer for all."""

from __future__ import annotations

import sys
from typing import Any

from oppna.commands.api import served

START = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]}
BODY = {"type": "http.response.body", "body": b'{"count":0,"values":[]}'}


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Hello."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
    else:
        await send(START)
        await send(BODY)


def main(bind: str, workers: str) -> None:
    address, _, port = bind.rpartition(":")
    served("bench.peers.hello:application", address, int(port), int(workers)).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
