"""A fault of our own becomes an answer that gives nothing away, and a line with its traceback in our log."""

from __future__ import annotations

import logging

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.refusal import refusal
from oppna.errors import Refused

log = logging.getLogger("oppna.disseminate")

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    Refused,
)
"""What a slip in a program raises. Memory that is out, or somebody who stops the server, is not among them."""


def caught(answer: Answer) -> Answer:
    """The answer, or 500 with a sentence."""

    def answered(request: Request) -> Response:
        try:
            return answer(request)
        except FAULTS:
            log.exception("a fault of ours at %r", request.path)
            return refusal(500, "Något gick fel hos oss; det är antecknat, försök gärna igen om en stund.")

    return answered
