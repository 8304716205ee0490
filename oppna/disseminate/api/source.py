"""What the doors answer from: the public releases of the process. Free of Django, so a lean server has it too.

OPPNA_RELEASES names the store where nobody has configured one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf

Supply = Callable[[], Public]

_supply: Supply | None = None


def configure(store: Path) -> None:
    """Answer from the releases of a store, as they are public by the clock."""
    shelf = Shelf(store)
    supplied_by(lambda: shelf.at(datetime.now(UTC)))


def supplied_by(supply: Supply | None) -> None:
    """Answer from what somebody else already keeps: the site has one shelf for its pages and its doors."""
    global _supply
    _supply = supply


def public() -> Public:
    """What is public now."""
    if _supply is None:
        configure(Path(os.environ.get("OPPNA_RELEASES") or "publiceringar"))
    assert _supply is not None
    return _supply()


def token() -> str:
    """Changes whenever anything that is public does."""
    return public().token
