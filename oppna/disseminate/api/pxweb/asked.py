"""What a client chose of a table, as it says so in an address or in a document sent along."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from oppna.disseminate.api.http import BodyTooLarge, Request
from oppna.disseminate.api.pxweb.problem import PxProblem, bad_request

MOST_EXPRESSIONS = 20_000
"""Values and expressions in one question; every value of our largest table is a fiftieth of that."""
_NAMED = re.compile(r"(valuecodes|codelist|outputvalues)\[(.+)\]", re.IGNORECASE)
_OUTSIDE = re.compile(r",(?![^(\[]*[)\]])")
_BODY = (
    "Det som skickades går inte att läsa som JSON av formen {”selection”: [{”variableCode”: …, ”valueCodes”: […]}]}."
)


@dataclass(frozen=True)
class Chosen:
    """Of a variable: the expressions, and the value set they are about if not all values."""

    variable: str
    expressions: tuple[str, ...]
    value_set: str = ""


def chosen(request: Request) -> tuple[Chosen, ...] | None:
    """The choices; None where nothing was chosen, and the table's own first view is meant."""
    found = _of_body(request) if request.method == "POST" else _of_address(request)
    if sum(len(one.expressions) for one in found) > MOST_EXPRESSIONS:
        raise bad_request(f"Frågan räknar upp fler än {MOST_EXPRESSIONS} värden; skriv * för alla.")
    return found or None


def _of_address(request: Request) -> tuple[Chosen, ...]:
    values: dict[str, list[str]] = {}
    sets: dict[str, str] = {}
    for name, given in request.parameters.items():
        if named := _NAMED.fullmatch(name):
            kind, variable = named[1].casefold(), named[2]
            if kind == "valuecodes":
                values.setdefault(variable, []).extend(part for text in given for part in _parts(text))
            elif kind == "codelist":
                sets[variable] = given[-1]
    every = dict.fromkeys((*values, *sets))
    return tuple(Chosen(one, tuple(values.get(one, ["*"])), sets.get(one, "")) for one in every)


def _parts(text: str) -> list[str]:
    """Values with commas between, but for those inside an expression; square brackets hold one together."""
    parts = (part.strip() for part in _OUTSIDE.split(text))
    return [part[1:-1] if part.startswith("[") and part.endswith("]") else part for part in parts if part]


def _of_body(request: Request) -> tuple[Chosen, ...]:
    try:
        body = request.body
    except BodyTooLarge as error:
        raise PxProblem(
            413, "Content too large", "Frågan är större än en megabyte; skriv * för alla värden."
        ) from error
    if not body.strip():
        return ()
    try:
        document = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise bad_request(_BODY) from error
    if not isinstance(document, dict) or not isinstance(selection := _named(document, "selection"), list):
        raise bad_request(_BODY)
    return tuple(_chosen(one) for one in selection)


def _chosen(one: object) -> Chosen:
    if not isinstance(one, dict):
        raise bad_request(_BODY)
    variable, values, named = (_named(one, name) for name in ("variablecode", "valuecodes", "codelist"))
    if not isinstance(variable, str) or not isinstance(named or "", str):
        raise bad_request(_BODY)
    if not isinstance(values, list) or not all(isinstance(text, str) for text in values):
        raise bad_request(_BODY)
    return Chosen(variable, tuple(values), str(named or ""))


def _named(document: dict[str, object], name: str) -> object:
    """Clients write codelist and codeList alike."""
    return next((value for key, value in document.items() if key.casefold() == name), None)
