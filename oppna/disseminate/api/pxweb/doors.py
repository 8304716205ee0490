"""PxWeb's addresses: read by GET, and data also by POST with the question sent along. There is nothing to forge:
nobody is logged in here, and nothing changes."""

from __future__ import annotations

from dataclasses import replace

from oppna.disseminate.api import source
from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.pxweb import documents
from oppna.disseminate.api.pxweb.asked import chosen
from oppna.disseminate.api.pxweb.formats import in_format
from oppna.disseminate.api.pxweb.listing import listing
from oppna.disseminate.api.pxweb.problem import PxProblem, told
from oppna.disseminate.api.pxweb.select import default, selected
from oppna.disseminate.api.pxweb.tables import table, tables, value_set
from oppna.disseminate.api.wrappers import caught, compressed, conditional, json_response, limited, open_to_all
from oppna.disseminate.api.wrappers.caching import NOT_KEPT
from oppna.disseminate.api.wrappers.headers import with_headers
from oppna.disseminate.api.wrappers.reading import METHODS, only_reading

_METHODS = f"{METHODS}, POST"


def answer(request: Request) -> Response:
    """The answer, or what is wrong."""
    try:
        _require_language(request)
        parts = tuple(part for part in request.path.removeprefix(documents.ROOT).split("/") if part)
        return _answered(request, parts)
    except PxProblem as problem:
        return told(problem)


def _answered(request: Request, parts: tuple[str, ...]) -> Response:
    match parts:
        case ("tables", id, "data"):
            return _data(request, id)
        case _ if request.method == "POST":
            raise PxProblem(405, "Method not allowed", "Här kan man bara läsa: POST används för /tables/{id}/data.")
        case _:
            return json_response(_document(request, parts))


def _document(request: Request, parts: tuple[str, ...]) -> object:
    match parts:
        case ("config",):
            return documents.config()
        case ("navigation",):
            return documents.root(tables(), request.base)
        case ("navigation", id):
            return _folder(id, request.base)
        case ("tables",):
            return listing(request)
        case ("tables", id):
            return {"language": documents.LANGUAGE, **documents.described(table(id), request.base)}
        case ("tables", id, "metadata"):
            return documents.metadata(table(id), request.base)
        case ("tables", id, "defaultselection"):
            return _default(id)
        case ("codelists", id):
            return documents.code_list(value_set(id), request.base)
    raise _nowhere()


def _data(request: Request, id: str) -> Response:
    parameters = request.parameters
    media_type, write = in_format(parameters.get("outputFormat", [""])[-1], parameters.get("outputFormatParams", ()))
    body = write(selected(table(id), chosen(request)))
    return Response(200, (("Content-Type", media_type),), body)


def _folder(id: str, base: str) -> object:
    found = documents.folder(id, tables(), base)
    if found is None:
        raise PxProblem(404, "Non-existent node", f"Mappen ”{id[:80]}” finns inte; alla mappar står under /navigation.")
    return found


def _default(id: str) -> object:
    one = table(id)
    choices = default(one.data).items()
    return {
        "language": documents.LANGUAGE,
        "selection": [{"variableCode": code, "valueCodes": list(values)} for code, values in choices],
    }


def _nowhere() -> PxProblem:
    known = "/config, /navigation, /tables, /tables/{id}/metadata, /tables/{id}/data och /codelists/{id}"
    return PxProblem(404, "Not found", f"Adressen finns inte; här finns {known}.")


def _require_language(request: Request) -> None:
    asked = request.parameters.get("lang", [documents.LANGUAGE])[-1]
    if asked.casefold() != documents.LANGUAGE:
        raise PxProblem(400, "Unsupported language", "Tabellerna finns bara på svenska; skriv lang=sv.")


def _by_method(reading: Answer, asking: Answer) -> Answer:
    """A question that is sent along has an answer of its own every time; the others can be kept."""

    def answered(request: Request) -> Response:
        return asking(request) if request.method == "POST" else reading(request)

    return answered


def _asked(request: Request) -> Response:
    return with_headers(compressed(answer)(request), ("Cache-Control", NOT_KEPT))


def _allowing_post(inner: Answer) -> Answer:
    """A browser that asks beforehand hears of POST too."""

    def answered(request: Request) -> Response:
        response = inner(request)
        if request.method != "OPTIONS":
            return response
        named = ("access-control-allow-methods", "allow")
        headers = tuple((name, _METHODS if name.lower() in named else value) for name, value in response.headers)
        return replace(response, headers=headers)

    return answered


_reading = only_reading(conditional(compressed(answer), source.token))
PXWEB: dict[str, Answer] = {
    documents.ROOT: _allowing_post(open_to_all(caught(limited(_by_method(_reading, _asked))))),
}
"""Prefix → what answers."""
