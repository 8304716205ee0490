"""Coroutines in a thread of their own: a test of the browser may have left an event loop running in this one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(begin: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """What the coroutine that `begin` makes comes to."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(lambda: asyncio.run(begin())).result()
