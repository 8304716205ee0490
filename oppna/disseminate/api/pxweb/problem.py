"""No, in the words PxWeb's clients know, and a Swedish sentence that says what to do."""

from __future__ import annotations

import msgspec

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.wrappers.refusal import PROBLEM


class PxProblem(Exception):
    """What was asked cannot be answered. `title` is PxWeb's; `detail` is ours."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.title, self.detail = status, title, detail


def told(problem: PxProblem) -> Response:
    """The problem as it is sent."""
    content = {
        "type": "Parameter error",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
    }
    return Response(problem.status, (("Content-Type", PROBLEM),), msgspec.json.encode(content))


def no_table(table: str) -> PxProblem:
    """An unknown table."""
    sentence = f"Tabellen ”{table[:80]}” finns inte; alla tabeller står under /tables."
    return PxProblem(404, "Non-existent table", sentence)


def bad_request(sentence: str) -> PxProblem:
    """What was sent cannot be read."""
    return PxProblem(400, "Bad request", sentence)
