"""What every answer comes in: the values, how many they are on the page, and links to the pages beside."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

import msgspec

from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.kolada.asked import Paging
from oppna.disseminate.api.kolada.dialect import Dialect

HEADERS = (("Content-Type", "application/json; charset=utf-8"),)
_ALONE = b'],"next_url":null,"previous_url":null}'


def enveloped(
    request: Request, dialect: Dialect, asked: Paging, rows: Sequence[bytes | memoryview], count: int, more: bool
) -> Response:
    """`rows`: texts, each row with a comma at its end."""
    pieces = [b'{"count":%d,"values":[' % count, *rows]
    if rows:
        pieces[-1] = rows[-1][:-1]
    pieces.append(_end(request, dialect, asked, more))
    return Response(200, HEADERS, b"".join(pieces))


def _end(request: Request, dialect: Dialect, asked: Paging, more: bool) -> bytes:
    if not more and asked.number == 1:
        return _ALONE if dialect.names_last_page else b"]}"
    following = _link(request, asked, asked.number + 1) if more else None
    before = _link(request, asked, asked.number - 1) if asked.number > 1 else None
    links = msgspec.json.encode(dialect.links(following, before))
    return b"]}" if links == b"{}" else b"]," + links[1:]


def _link(request: Request, asked: Paging, number: int) -> str:
    """The same question for another page, absolute and on the host that was asked."""
    kept = [
        (name, value)
        for name, values in request.parameters.items()
        if name not in ("page", "per_page")
        for value in values
    ]
    query = urlencode([*kept, ("page", str(number)), ("per_page", str(asked.size))])
    return f"{request.base}{quote(request.path, safe='/,')}?{query}"
