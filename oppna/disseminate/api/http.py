"""A question and its answer over HTTP, free of any server: the same code answers behind Django and a lean one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Request:
    """What was asked. `path`: decoded, from the root. `query`: as sent. `headers`: names in small letters.

    `base`: scheme and host as the client wrote them, for links back to us. `client`: the address that asks.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    client: str = ""

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
