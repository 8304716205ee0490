"""The manners of `served` for answers that are lookups: the common case in one step, all others by the long way.

A small answer takes ten microseconds to find, and the long way takes as long again. A test holds that both say the
same.
"""

from __future__ import annotations

from collections.abc import Callable

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.caching import SHORT, conditional, entity_tag
from oppna.disseminate.api.wrappers.compression import LEAST, accepts_gzip, compressed
from oppna.disseminate.api.wrappers.faults import caught
from oppna.disseminate.api.wrappers.limit import Buckets, limited, shared
from oppna.disseminate.api.wrappers.openness import open_to_all
from oppna.disseminate.api.wrappers.reading import only_reading

_PASSED = Response(204, (), b"")


def swift(answer: Answer, token: Callable[[], str], buckets: Callable[[], Buckets | None] = shared) -> Answer:
    """As `served`, for a door whose answers are whole, text and never for ever."""
    safe, gate = caught(answer), limited(lambda _: _PASSED, buckets)
    long_way = open_to_all(caught(limited(only_reading(conditional(compressed(answer), token)), buckets)))
    end = (("Cache-Control", SHORT), *open_to_all(lambda _: _PASSED)(Request("GET", "/")).headers)
    varied = (("Vary", "Accept-Encoding"),)

    def finished(request: Request, response: Response) -> Response:
        return open_to_all(only_reading(conditional(compressed(lambda _: response), token)))(request)

    def answered(request: Request) -> Response:
        headers = request.headers
        if request.method != "GET" or headers.get("if-none-match"):
            return long_way(request)
        if buckets() and (stopped := gate(request)) is not _PASSED:
            return open_to_all(lambda _: stopped)(request)
        response = safe(request)
        if response.status == 500:
            return open_to_all(lambda _: response)(request)
        body = response.body
        is_long = len(body) >= LEAST if isinstance(body, bytes) else True
        if response.status != 200 or (is_long and accepts_gzip(headers.get("accept-encoding", ""))):
            return finished(request, response)
        told = (("Content-Length", str(len(body))), ("ETag", entity_tag(request, token())))  # type: ignore[arg-type]
        return Response(200, response.headers + (varied if is_long else ()) + told + end, body)

    return answered
