"""Who acts, typed."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from oppna.accounts.actor import Actor


def actor_in(request: HttpRequest) -> Actor:
    """What the middleware put there."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]
