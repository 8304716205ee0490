"""Who acts in a request: worked out once, when somebody asks, and the same for everybody."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from oppna.accounts.permissions import Forbidden
from oppna.accounts.queries import actor_of


class ActorMiddleware:
    """`request.actor`; and Forbidden, wherever it was raised, becomes a page that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only Forbidden; everything else is a fault and is left alone."""
        if isinstance(exception, Forbidden):
            return forbidden_page(request, exception.sentence)
        return None


def forbidden_page(request: HttpRequest, sentence: str) -> HttpResponse:
    """Why not, and what to do."""
    return render(request, "403.html", {"sentence": sentence}, status=403)
