"""The store of pictures, for a request."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from oppna.disseminate.pictures.store import Store


@cache
def store() -> Store:
    """One store for the process. The folder can be emptied at any time."""
    return Store(settings.DATA / "bilder")
