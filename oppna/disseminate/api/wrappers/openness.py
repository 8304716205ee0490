"""Pages of any other site may read the answers: there is nothing here that is only for some."""

from __future__ import annotations

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.headers import with_headers
from oppna.disseminate.api.wrappers.reading import METHODS

_ANY = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, Content-Disposition"),
    ("X-Content-Type-Options", "nosniff"),
)
_LEAVE = (
    *_ANY,
    ("Access-Control-Allow-Methods", METHODS),
    ("Access-Control-Allow-Headers", "*"),
    ("Access-Control-Max-Age", "86400"),
    ("Allow", METHODS),
)


def open_to_all(answer: Answer) -> Answer:
    """Any origin may ask and read; the browser's question beforehand is answered at once."""

    def answered(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(204, _LEAVE, b"")
        return with_headers(answer(request), *_ANY)

    return answered
