"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from oppna.web.menu import menu, public_menu


def shell(request: HttpRequest) -> dict[str, Any]:
    """Who acts, the menu for them and the one for everybody.

    A request that failed before it had an actor gets a page without their menu.
    """
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "menu": menu(actor, request.path) if actor is not None else [],
        "public_menu": public_menu(request.path),
    }
