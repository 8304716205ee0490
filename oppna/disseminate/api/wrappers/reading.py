"""The doors are read through and nothing else: GET, HEAD and the browser's OPTIONS."""

from __future__ import annotations

from dataclasses import replace

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.headers import with_headers
from oppna.disseminate.api.wrappers.refusal import refusal

METHODS = "GET, HEAD, OPTIONS"


def only_reading(answer: Answer) -> Answer:
    """HEAD is GET without the body; other methods are refused. What is whole says how long it is."""

    def answered(request: Request) -> Response:
        if request.method == "GET":
            return _measured(answer(request))
        if request.method == "HEAD":
            return _bodiless(_measured(answer(replace(request, method="GET"))))
        return refusal(405, "Här kan man bara läsa: använd GET eller HEAD.", headers=(("Allow", METHODS),))

    return answered


def _measured(response: Response) -> Response:
    if not isinstance(response.body, bytes) or response.status in (204, 304):
        return response
    return with_headers(response, ("Content-Length", str(len(response.body))))


def _bodiless(response: Response) -> Response:
    if close := getattr(response.body, "close", None):
        close()
    return replace(response, body=b"")
