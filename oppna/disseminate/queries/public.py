"""The public releases, for a request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf


@cache
def shelf() -> Shelf:
    """One shelf for the process."""
    return Shelf(settings.OPPNA_RELEASES)


def public() -> Public:
    """What is public now."""
    return (_instead.get() or shelf()).at(timezone.now())


def store() -> Path:
    """Where the releases that are shown lie."""
    return (_instead.get() or shelf()).store


_instead: ContextVar[Shelf | None] = ContextVar("instead", default=None)


@contextmanager
def shown_from(store: Path) -> Iterator[None]:
    """Pages and doors show the releases of another store meanwhile, for whoever asks from here."""
    token = _instead.set(Shelf(store))
    try:
        yield
    finally:
        _instead.reset(token)
