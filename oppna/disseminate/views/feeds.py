"""The calendar and the feed, for programs that follow them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from oppna.disseminate.presenters import atom as atom_file
from oppna.disseminate.presenters import icalendar
from oppna.disseminate.queries.public import public
from oppna.disseminate.shelf.public import Public


def _tag(request: HttpRequest) -> str:
    """The same until something public changes; the links in it are as the client wrote our name."""
    return f'"{public().token}-{request.get_host()}"'


def _answered(request: HttpRequest, made: Callable[[Public, str], bytes], content_type: str) -> HttpResponse:
    base = f"{request.scheme}://{request.get_host()}"
    return HttpResponse(made(public(), base), content_type=content_type)


@require_safe
@condition(etag_func=_tag)
def atom(request: HttpRequest) -> HttpResponse:
    """Releases and corrections, the newest first."""
    return _answered(request, atom_file.feed, "application/atom+xml; charset=utf-8")


@require_safe
@condition(etag_func=_tag)
def calendar(request: HttpRequest) -> HttpResponse:
    """The moments of releases, for one's own calendar."""
    return _answered(request, icalendar.calendar, "text/calendar; charset=utf-8")
