"""Who has an answer already need not get it again: entity tags, and how long an answer may be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from oppna import __version__
from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.compression import accepts_gzip
from oppna.disseminate.api.wrappers.headers import header, with_headers

FOREVER = "public, max-age=31536000, immutable"
"""For an address that names an edition and its version: what lies there never changes."""
SHORT = "public, max-age=60, must-revalidate"
"""For an address that follows what is newest."""
NOT_KEPT = "no-store"
"""For a refusal: what is unknown today can be there tomorrow."""

Lasting = Callable[[Request], bool]
"""Whether the address names something that never changes."""


def never(_: Request) -> bool:
    """No address of the door is for ever."""
    return False


def conditional(answer: Answer, token: Callable[[], str], lasting: Lasting = never) -> Answer:
    """Whoever has the very same answer gets 304, without it being made again. `token` changes with what is public.

    An answer may set a tag of its own; then it is made, but need not be sent.
    """

    def answered(request: Request) -> Response:
        tag = entity_tag(request, token())
        kept = FOREVER if lasting(request) else SHORT
        had = request.headers.get("if-none-match", "")
        if has(had, tag):
            return _unchanged(tag, kept)
        response = answer(request)
        if response.status != 200:
            return with_headers(response, ("Cache-Control", SHORT if response.status < 400 else NOT_KEPT))
        response = with_headers(response, ("ETag", tag), ("Cache-Control", kept))
        own = header(response, "etag")
        return _unchanged(own, header(response, "cache-control")) if has(had, own) else response

    return answered


def _unchanged(tag: str, kept: str) -> Response:
    return Response(304, (("ETag", tag), ("Cache-Control", kept), ("Vary", "Accept, Accept-Encoding")), b"")


def entity_tag(request: Request, token: str) -> str:
    """Strong: the same tag, the same bytes. All that an answer can depend on goes into it."""
    gzip = accepts_gzip(request.headers.get("accept-encoding", ""))
    parts = (__version__, token, request.base, request.path, request.query, request.headers.get("accept", ""), gzip)
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def has(header_text: str, tag: str) -> bool:
    """Whether If-None-Match names the tag. It compares weakly: what stands between us may have marked it as weak."""
    if not header_text:
        return False
    return any(given.strip().removeprefix("W/") == tag for given in header_text.split(","))
