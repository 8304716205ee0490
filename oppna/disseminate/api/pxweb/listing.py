"""The list of tables, searched and page by page."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from oppna.disseminate.api.http import Request
from oppna.disseminate.api.pxweb.documents import LANGUAGE, described, link
from oppna.disseminate.api.pxweb.problem import PxProblem, bad_request
from oppna.disseminate.api.pxweb.tables import PxTable, tables

_PAGE_SIZE, _LARGEST = 20, 10_000
_WHOLE = re.compile(r"[1-9]\d{0,8}")


def listing(request: Request) -> dict[str, Any]:
    """A page of the tables that fit."""
    size = min(_number(request, "pageSize", _PAGE_SIZE), _LARGEST)
    at = _number(request, "pageNumber", 1)
    found = [one for one in tables().values() if _fits(one, request)]
    pages = max(1, math.ceil(len(found) / size))
    if at > pages:
        raise PxProblem(404, "Non-existent page", f"Sidan {at} finns inte; det finns {pages}.")
    shown = found[(at - 1) * size : at * size]
    return {
        "language": LANGUAGE,
        "tables": [described(one, request.base) for one in shown],
        "page": {
            "pageNumber": at,
            "pageSize": size,
            "totalElements": len(found),
            "totalPages": pages,
            "links": _links(request, at, size, pages),
        },
        "links": [link(request.base, "self", "/tables")],
    }


def _links(request: Request, at: int, size: int, pages: int) -> list[dict[str, str]]:
    beside = {"previous": at - 1, "next": at + 1, "last": pages}
    asked = {name: given[-1] for name, given in request.parameters.items()}
    return [
        link(request.base, rel, f"/tables?{urlencode({**asked, 'pageNumber': page, 'pageSize': size})}")
        for rel, page in beside.items()
        if 1 <= page <= pages
    ]


def _fits(one: PxTable, request: Request) -> bool:
    """Every word asked for is in the table's title, source, or an indicator's name; and it is young enough."""
    words = " ".join(request.parameters.get("query", [])).casefold().split()
    indicators = " ".join(item.label for item in one.data.variables[1].items)
    text = f"{one.id} {one.data.title} {one.data.facts.service_area} {indicators}".casefold()
    return all(word.strip("*") in text for word in words) and _since(request) <= date.fromisoformat(
        one.release.head.date
    )


def _since(request: Request) -> date:
    if "pastDays" not in request.parameters:
        return date.min
    days = _number(request, "pastDays", 1)
    return datetime.now(UTC).date() - timedelta(days=min(days, 365_000))


def _number(request: Request, name: str, otherwise: int) -> int:
    text = request.parameters.get(name, [str(otherwise)])[-1]
    if not _WHOLE.fullmatch(text):
        raise bad_request(f"{name} ska vara ett heltal från 1, inte ”{text[:40]}”.")
    return int(text)
