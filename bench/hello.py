"""The least an RSGI server can answer: what our answers are measured against."""

from __future__ import annotations

from typing import Any


async def application(scope: Any, protocol: Any) -> None:
    protocol.response_str(200, [("content-type", "text/plain")], "hej")
