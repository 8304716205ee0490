"""The public releases, for a request."""

from __future__ import annotations

from functools import cache

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
    return shelf().at(timezone.now())
