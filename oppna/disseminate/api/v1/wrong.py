"""A question that cannot be answered, told with every fault at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.wrappers.refusal import Fault, refusal
from oppna.errors import quoted

MOST_NAMED = 12
"""So many codes a sentence names before it sends the reader to where all of them stand."""


class Wrong(Exception):
    """The question is refused. `status`: 400 for its parameters, 404 for its address."""

    def __init__(self, status: int, sentence: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.faults = status, sentence, tuple(faults)

    @property
    def response(self) -> Response:
        return refusal(self.status, self.sentence, self.faults)


def wrong_parameters(faults: Sequence[Fault]) -> Wrong:
    """All that is wrong with the parameters; the first sentence stands for them where there is one alone."""
    sentence = faults[0].sentence if len(faults) == 1 else f"{len(faults)} saker i frågan går inte att förstå."
    return Wrong(400, sentence, faults)


def unknown(what: str, given: str, known: Sequence[str], where: str = "") -> str:
    """A sentence on a code that is not there: what it may have been, or which there are."""
    if near := get_close_matches(given[:60], known, n=1):
        return f"{what} {quoted(given)} finns inte{where}; menade du {near[0]}?"
    if not known:
        return f"{what} {quoted(given)} finns inte{where}; det finns inga alls."
    named = ", ".join(known[:MOST_NAMED])
    more = f" och {len(known) - MOST_NAMED} till" if len(known) > MOST_NAMED else ""
    return f"{what} {quoted(given)} finns inte{where}; de som finns är {named}{more}."
