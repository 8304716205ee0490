"""What a page does not say of its keeping itself: somebody's own page is kept nowhere, any other is asked for anew."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class KeepingMiddleware:
    """Stands outermost, so that refusals and faults are nobody's to keep either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, which says how long it holds. With a session in the request it may be about a person."""
        response = self.get_response(request)
        is_own = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(response.cookies)
        response.headers.setdefault("Cache-Control", "private, no-store" if is_own else "private, no-cache")
        return response
