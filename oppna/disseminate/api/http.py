"""A question and its answer over HTTP, free of any server: the same code answers behind Django and a lean one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias
from urllib.parse import parse_qsl

MOST_BODY = 1_000_000
"""Bytes of a question; a selection of every value of a table is a twentieth of that."""


class BodyTooLarge(Exception):
    """More was sent along than anybody needs to ask."""


def too_large() -> bytes:
    """What a server lets a request take in the place of a body it will not read."""
    raise BodyTooLarge


@dataclass(frozen=True)
class Request:
    """What was asked. `path`: decoded, from the root. `query`: as sent. `headers`: names in small letters.

    `base`: scheme and host as the client wrote them, for links back to us. `client`: the address that asks.
    `take`: reads what was sent along; nobody does who does not need it.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    client: str = ""
    take: Callable[[], bytes] = bytes

    @cached_property
    def body(self) -> bytes:
        """What was sent along, at most MOST_BODY; BodyTooLarge above that."""
        return self.take()

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        """The query, name → every value given, in order. Commas are not looked at."""
        found: dict[str, list[str]] = {}
        if not self.query:
            return found
        for name, value in parse_qsl(self.query, keep_blank_values=True):
            found.setdefault(name, []).append(value)
        return found


Body: TypeAlias = "bytes | Iterator[bytes]"
"""Whole, or piece by piece for what should never stand in memory at once."""


@dataclass(frozen=True)
class Response:
    """What is answered."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: Body


Answer: TypeAlias = Callable[[Request], Response]
