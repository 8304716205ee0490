"""Requests one after another on some connections at once, as many as a server answers: ADDRESS:PORT CONNECTIONS
SECONDS, targets on standard input, a line each. Told as JSON. A process of its own, the same for every server.

Plain sockets and epoll: a client that costs more than the server would measure itself.
"""

from __future__ import annotations

import json
import select
import socket
import sys
from collections.abc import Sequence
from itertools import cycle
from time import perf_counter
from typing import NamedTuple

BUFFER = 1 << 20
WARMING = 0.5


class Told(NamedTuple):
    """`p50`, `p95`: milliseconds. `bytes`: mean length of an answer with its headers."""

    per_second: float
    p50: float
    p95: float
    errors: int
    bytes: float


class Connection:
    """One connection: what was asked when, and how much of the answer is still to come."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked = 0.0
        self.left = -1
        self.chunked = False
        self.well = True

    def ask(self, request: bytes) -> None:
        self.asked, self.left, self.chunked = perf_counter(), -1, False
        self.socket.sendall(request)

    def take(self, buffer: bytearray, view: memoryview) -> int:
        """Read what there is; how many bytes. `left` is 0 when the answer is whole."""
        count = self.socket.recv_into(view)
        if not count:
            raise ConnectionError("the server closed a connection")
        if self.left < 0:
            self._begin(buffer, count)
        elif not self.chunked:
            self.left -= count
        if self.chunked and view[max(0, count - 5) : count] == b"0\r\n\r\n":
            self.left = 0
        return count

    def _begin(self, buffer: bytearray, count: int) -> None:
        """Both servers write the names of headers in small letters."""
        end = buffer.find(b"\r\n\r\n", 0, count)
        self.well = buffer.startswith(b"HTTP/1.1 200")
        at = buffer.find(b"\ncontent-length: ", 0, end)
        self.chunked = at < 0
        self.left = 1 if self.chunked else int(buffer[at + 17 : buffer.find(b"\r", at, end + 1)]) - (count - end - 4)


def hammer(address: tuple[str, int], targets: Sequence[str], connections: int, seconds: float) -> Told:
    """Ask for the targets in turn, round and round."""
    host = f"{address[0]}:{address[1]}"
    requests = cycle([f"GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() for target in targets])
    poll, open_ = select.epoll(), {}
    for _ in range(connections):
        connection = Connection(address)
        open_[connection.socket.fileno()] = connection
        poll.register(connection.socket.fileno(), select.EPOLLIN)
        connection.ask(next(requests))
    waits: list[float] = []
    read = errors = 0
    buffer = bytearray(BUFFER)
    view = memoryview(buffer)
    began = perf_counter()
    counted_from, until = began + WARMING, began + WARMING + seconds
    while (now := perf_counter()) < until:
        for number, _ in poll.poll(1.0):
            connection = open_[number]
            count = connection.take(buffer, view)
            now = perf_counter()
            if now >= counted_from:
                read += count
            if connection.left <= 0:
                if now >= counted_from:
                    waits.append(now - connection.asked)
                    errors += not connection.well
                connection.ask(next(requests))
    waits.sort()
    some = max(1, len(waits))
    return Told(
        len(waits) / (now - counted_from),
        1000 * waits[len(waits) // 2] if waits else 0.0,
        1000 * waits[int(len(waits) * 0.95)] if waits else 0.0,
        errors,
        read / some,
    )


def main(address: str, connections: str, seconds: str) -> None:
    host, _, port = address.rpartition(":")
    targets = sys.stdin.read().split()
    print(json.dumps(hammer((host, int(port)), targets, int(connections), float(seconds))))


if __name__ == "__main__":
    main(*sys.argv[1:])
