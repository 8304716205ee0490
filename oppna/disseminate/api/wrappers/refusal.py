"""How a program is told no: RFC 9457, a Swedish sentence for each thing that is wrong, all at once."""

from __future__ import annotations

from typing import Any

import msgspec

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.wrappers.headers import Headers

PROBLEM = "application/problem+json"
JSON = "application/json"

TITLES: dict[int, str] = {
    400: "Frågan går inte att förstå",
    404: "Finns inte",
    405: "Metoden används inte här",
    406: "Formatet finns inte",
    429: "För många frågor",
    500: "Fel hos oss",
    503: "Inte tillgängligt just nu",
}
"""What a refusal is called, by its status."""


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong: in which parameter, and a sentence that says what to do."""

    parameter: str
    sentence: str


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The document of a refusal. `detail` is one sentence; `problems` are all that were found, if they are many."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    problems: tuple[Fault, ...] = ()


def refusal(status: int, sentence: str, problems: tuple[Fault, ...] = (), headers: Headers = ()) -> Response:
    """No, and why."""
    told = Refusal(title=TITLES[status], status=status, detail=sentence, problems=problems)
    return Response(status, (("Content-Type", PROBLEM), *headers), msgspec.json.encode(told))


def json_response(content: Any, status: int = 200, headers: Headers = ()) -> Response:
    """A whole document as JSON."""
    return Response(status, (("Content-Type", JSON), *headers), msgspec.json.encode(content))
