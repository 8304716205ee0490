"""Headers of a response, read and added to."""

from __future__ import annotations

from dataclasses import replace

from oppna.disseminate.api.http import Response

Headers = tuple[tuple[str, str], ...]


def header(response: Response, name: str) -> str:
    """The first header of the name, "" where there is none. `name` in small letters."""
    return next((value for key, value in response.headers if key.lower() == name), "")


def with_headers(response: Response, *more: tuple[str, str]) -> Response:
    """The response with headers it does not have already: what an answer says itself holds."""
    there = {key.lower() for key, _ in response.headers}
    added = tuple(pair for pair in more if pair[0].lower() not in there)
    return replace(response, headers=(*response.headers, *added)) if added else response


def varied(response: Response, by: str) -> Response:
    """The response says that it depends on a header of the request."""
    there = header(response, "vary")
    if by.lower() in (name.strip().lower() for name in there.split(",")):
        return response
    kept = tuple(pair for pair in response.headers if pair[0].lower() != "vary")
    return replace(response, headers=(*kept, ("Vary", f"{there}, {by}" if there else by)))
