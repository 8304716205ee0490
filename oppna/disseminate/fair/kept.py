"""What is worked out once for a release, or for all that is public, and kept as long as that lives."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from oppna.disseminate.shelf.public import Public
from oppna.release.content import Release

Made = TypeVar("Made")


def is_kept(whose: Release | Public, key: Hashable) -> bool:
    """Whether it has been made: then it is a lookup."""
    return key in whose.__dict__.get("_fair", ())


def kept(whose: Release | Public, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, made at the first asking. A release never changes, so it never grows old.

    It lies where the release keeps what else it has worked out, so it goes when the release goes. Two threads
    that ask at once may both make it; both get the same.
    """
    shelf: dict[Hashable, Any] = whose.__dict__.setdefault("_fair", {})
    if key not in shelf:
        shelf.setdefault(key, make())
    found: Made = shelf[key]
    return found
