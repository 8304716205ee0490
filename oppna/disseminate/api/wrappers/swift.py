"""The manners of `served` for answers that are lookups: the common case in one step, all others by the long way.

A small answer takes some microseconds to find, and the long way takes as long again. A test holds that both say the
same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.caching import FOREVER, SHORT, Lasting, conditional, entity_tag, never
from oppna.disseminate.api.wrappers.compression import LEAST, accepts_gzip, compressed, whole
from oppna.disseminate.api.wrappers.faults import caught
from oppna.disseminate.api.wrappers.headers import Headers, varied
from oppna.disseminate.api.wrappers.limit import Buckets, limited, shared
from oppna.disseminate.api.wrappers.openness import open_to_all
from oppna.disseminate.api.wrappers.reading import only_reading

_PASSED = Response(204, (), b"")
_OPEN = open_to_all(lambda _: _PASSED)(Request("GET", "/")).headers
_SHORT: Headers = (("Cache-Control", SHORT), *_OPEN)
_FOREVER: Headers = (("Cache-Control", FOREVER), *_OPEN)
_SMALL = ("Content-Encoding", "gzip")


@lru_cache(maxsize=256)
def _either(headers: Headers) -> Headers:
    """The headers of an answer that comes compressed or not."""
    return varied(Response(200, headers, b""), "Accept-Encoding").headers


def swift(
    answer: Answer,
    token: Callable[[], str],
    buckets: Callable[[], Buckets | None] = shared,
    lasting: Lasting = never,
) -> Answer:
    """As `served`, for a door whose answers are whole, text, and without a tag of their own."""
    safe, gate = caught(answer), limited(lambda _: _PASSED, buckets)
    long_way = open_to_all(caught(limited(only_reading(conditional(compressed(answer), token, lasting)), buckets)))

    def finished(request: Request, response: Response) -> Response:
        return open_to_all(only_reading(conditional(compressed(lambda _: response), token, lasting)))(request)

    def answered(request: Request) -> Response:
        headers = request.headers
        if request.method != "GET" or "if-none-match" in headers:
            return long_way(request)
        if buckets() and (stopped := gate(request)) is not _PASSED:
            return open_to_all(lambda _: stopped)(request)
        response = safe(request)
        if response.status == 500:
            return open_to_all(lambda _: response)(request)
        body = response.body
        if response.status != 200 or not isinstance(body, bytes):
            return finished(request, response)
        own = response.headers
        if len(body) >= LEAST:
            own = _either(own)
            if accepts_gzip(headers.get("accept-encoding", "")):
                own, body = (*own, _SMALL), whole(body)
        told = (("Content-Length", str(len(body))), ("ETag", entity_tag(request, token())))
        return Response(200, own + told + (_FOREVER if lasting(request) else _SHORT), body)

    return answered
