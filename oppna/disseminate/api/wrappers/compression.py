"""gzip for those who take it, whole answers and streams alike. The same content gives the same bytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.headers import header, varied, with_headers

LEAST = 1400
"""Shorter answers travel in one packet either way."""
LEVEL = 5
_USUAL = 200
"""Letters of a header that clients send; what a stranger makes up beyond that is not kept."""
_GZIP = 31  # zlib's window bits for a gzip envelope, whose time is 0
_TEXTUAL = ("text/", "application/json", "application/problem+json", "application/x-ndjson", "image/svg+xml")
_TEXTUAL_ENDS = ("+json", "+xml", "/xml", "+csv", "/x-ndjson")


def compressed(answer: Answer) -> Answer:
    """The answer, compressed if that helps and the client takes it."""

    def answered(request: Request) -> Response:
        response = answer(request)
        if not _worth_while(response):
            return response
        response = varied(response, "Accept-Encoding")
        if not accepts_gzip(request.headers.get("accept-encoding", "")):
            return response
        body = response.body
        small = whole(body) if isinstance(body, bytes) else _pieces(body)
        return with_headers(replace(response, body=small), ("Content-Encoding", "gzip"))

    return answered


def accepts_gzip(accept: str) -> bool:
    """Whether Accept-Encoding takes gzip: named or by *, and not with the weight 0."""
    if not accept:
        return False
    return _takes_gzip(accept) if len(accept) <= _USUAL else _takes_gzip.__wrapped__(accept)


@lru_cache(maxsize=256)
def _takes_gzip(accept: str) -> bool:
    weights = dict(map(_coding, accept.lower().split(",")))
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _coding(text: str) -> tuple[str, float]:
    name, _, parameter = text.partition(";")
    weight = parameter.replace(" ", "").removeprefix("q=")
    try:
        return name.strip(), float(weight) if parameter else 1.0
    except ValueError:
        return name.strip(), 0.0


def _worth_while(response: Response) -> bool:
    kind = header(response, "content-type").partition(";")[0].strip()
    textual = kind.startswith(_TEXTUAL) or kind.endswith(_TEXTUAL_ENDS)
    if not textual or header(response, "content-encoding"):
        return False
    return not isinstance(response.body, bytes) or len(response.body) >= LEAST


def whole(body: bytes) -> bytes:
    """A whole answer, compressed."""
    return zlib.compress(body, LEVEL, wbits=_GZIP)


def _pieces(body: Iterator[bytes]) -> Iterator[bytes]:
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP)
    for piece in body:
        if small := press.compress(piece):
            yield small
    yield press.flush()
