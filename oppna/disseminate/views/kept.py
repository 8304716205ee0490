"""A public page is made once and then looked up: it depends on what is public and on its address, on nothing else.

For visitors without a session only: the menu of whoever is logged in is theirs. And for those who have not been told
something on their way here: what stands on top of their page is for them alone.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, TypeGuard

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from oppna.disseminate.api.wrappers.caching import has
from oppna.disseminate.api.wrappers.compression import accepts_gzip
from oppna.disseminate.queries.public import public

View = Callable[..., HttpResponseBase]
MOST_BYTES = 48_000_000
"""Of pages kept in a process, packed; the one that was asked for longest ago goes first."""
LARGEST = 2_000_000
AROUND = 2_000
"""About what the objects around a kept page take in memory."""
_POLICY = ("_csp_replace", "_csp_update", "xframe_options_exempt")
"""What a view has said of who may frame its page; middlewares read it from the response."""
_PACKED = 6


@dataclass(frozen=True)
class Kept:
    """A page as it was made. `headers`: what the view itself set."""

    packed: bytes
    tag: str
    headers: tuple[tuple[str, str], ...]
    policy: tuple[tuple[str, Any], ...]


class Pages:
    """The pages of a process, newest asked for last. `most`: bytes that they may take, addresses and all."""

    def __init__(self, most: int) -> None:
        self._pages: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._most, self._bytes = most, 0
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> Kept | None:
        """The page, which is then the newest."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: tuple[str, ...], page: Kept) -> None:
        """Keep a page; the oldest make room for it."""
        with self._lock:
            if key not in self._pages:
                self._pages[key] = page
                self._bytes += _size(key, page)
            while self._bytes > self._most:
                self._bytes -= _size(*self._pages.popitem(last=False))


def _size(key: tuple[str, ...], page: Kept) -> int:
    """An address can be longer than its page, and a million of them are no trifle."""
    return len(page.packed) + 4 * sum(map(len, key)) + AROUND


PAGES = Pages(MOST_BYTES)


def kept(view: View) -> View:
    """The view, asked once for each address and state of what is public."""

    @wraps(view)
    def looked_up(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _is_anybodys(request):
            return view(request, *args, **kwargs)
        key = (public().token, request.scheme or "", request.get_host(), request.get_full_path())
        page = PAGES.get(key)
        if page is None:
            response = view(request, *args, **kwargs)
            if not _can_be_kept(response):
                return response
            page = _page(response)
            PAGES.put(key, page)
        return _answer(request, page)

    return looked_up


def packed(view: View) -> View:
    """The view, asked every time, and its page packed and tagged as those that are kept."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        return _answer(request, _page(response)) if _is_anybodys(request) and _can_be_kept(response) else response

    return asked


_OWN = frozenset({settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name})


def _is_anybodys(request: HttpRequest) -> bool:
    """Whether the page would be the same for everybody who asks for it."""
    return request.method in ("GET", "HEAD") and _OWN.isdisjoint(request.COOKIES)


def _can_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    if not isinstance(response, HttpResponse) or response.status_code != 200 or response.cookies:
        return False
    return len(response.content) <= LARGEST


def _page(response: HttpResponse) -> Kept:
    policy = tuple((name, getattr(response, name)) for name in _POLICY if hasattr(response, name))
    packed = gzip.compress(response.content, _PACKED, mtime=0)
    tag = f'"{hashlib.sha256(packed).hexdigest()[:24]}"'
    return Kept(packed, tag, tuple(response.items()), policy)


def _answer(request: HttpRequest, page: Kept) -> HttpResponse:
    """Packed where the visitor takes that; nothing but the tag where they have it already. Other bytes, another tag."""
    is_packed = accepts_gzip(request.headers.get("Accept-Encoding", ""))
    tag = page.tag if not is_packed else f'{page.tag[:-1]}-gz"'
    headers = {"Cache-Control": "private, no-cache", **dict(page.headers), "ETag": tag}
    if not headers["Content-Type"].startswith("text/html"):
        headers.setdefault("Access-Control-Allow-Origin", "*")  # figures and pictures are anybody's, pages are ours
    if has(request.headers.get("If-None-Match", ""), tag):
        response = HttpResponse(status=304, headers=headers)
    elif is_packed:
        response = HttpResponse(page.packed, headers={**headers, "Content-Encoding": "gzip"})
    else:
        response = HttpResponse(gzip.decompress(page.packed), headers=headers)
    for name, said in page.policy:
        setattr(response, name, said)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
