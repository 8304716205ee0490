"""Asking our own interface without a server: what it answers is the same behind any."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1.door import door

BASE = "http://jamforelser.example"


@dataclass(frozen=True)
class Answered:
    """An answer, read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def document(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The answer as text."""
        return self.body.decode()


def ask(path: str, query: str = "", method: str = "GET", **headers: str) -> Answered:
    """The answer on a path below /api/v1; header names with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = door(Request(method, f"/api/v1{path}", query, named, BASE, "192.0.2.1"))
    body = answer.body if isinstance(answer.body, bytes) else b"".join(answer.body)
    told = {name.lower(): value for name, value in answer.headers}
    return Answered(answer.status, told, gzip.decompress(body) if told.get("content-encoding") == "gzip" else body)
