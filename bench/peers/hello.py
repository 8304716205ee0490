"""The least a lean server can do: ADDRESS:PORT WORKERS, the same server with the same settings, one answer for all."""

from __future__ import annotations

import sys
from typing import Any

HEADERS = [("content-type", "application/json; charset=utf-8")]


async def application(scope: Any, protocol: Any) -> None:
    """Hello."""
    protocol.response_bytes(200, HEADERS, b'{"count":0,"values":[]}')


def main(bind: str, workers: str) -> None:
    from oppna.commands.api import served

    address, _, port = bind.rpartition(":")
    served("bench.peers.hello:application", address, int(port), int(workers)).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
