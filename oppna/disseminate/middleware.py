"""Programs' questions are answered before anything that is only for people: no session, no cookie, no database."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from oppna.disseminate.api.doors import door
from oppna.disseminate.api.hosts import not_ours
from oppna.disseminate.api.http import MOST_BODY, Request, Response, too_large


class ApiMiddleware:
    """Stands first: what lies behind a door of the interface never reaches the rest of the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The interface's answer, or the site's."""
        answer = door(request.path_info)
        if answer is None:
            return self.get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            return _told(not_ours(request.META.get("HTTP_HOST", "")))
        return _told(answer(_asked(request)))


def _asked(request: HttpRequest) -> Request:
    return Request(
        method=request.method or "GET",
        path=request.path_info,
        query=request.META.get("QUERY_STRING", ""),
        headers={name.lower(): value for name, value in request.headers.items()},
        base=f"{request.scheme}://{request.get_host()}",
        client=request.META.get("REMOTE_ADDR", ""),
        take=lambda: _sent(request),
    )


def _sent(request: HttpRequest) -> bytes:
    """The body, read no further than anybody may send."""
    body: bytes = request.read(MOST_BODY + 1)
    return body if len(body) <= MOST_BODY else too_large()


def _told(response: Response) -> HttpResponseBase:
    kind = HttpResponse if isinstance(response.body, bytes) else StreamingHttpResponse
    return kind(response.body, status=response.status, headers=dict(response.headers))
