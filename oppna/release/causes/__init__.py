"""Why a cell differs between two releases: what changed in that which it was made from.

A cause is named when it can have changed the cell, not proved to have: several may be behind one
cell, and a changed answer may be without effect on its own. Texts that no figure depends on are
no causes.
"""

from __future__ import annotations

from oppna.release.causes.answers import answer_causes, changed_answers
from oppna.release.causes.cause import Cause, CauseKind
from oppna.release.causes.definition import definition_causes, find
from oppna.release.causes.frame import Frame, frame_causes
from oppna.release.causes.questions import questions_behind
from oppna.release.content import Place, Release

__all__ = ["Cause", "CauseKind", "Causes"]


class Causes:
    """The differences between two releases, asked cell by cell; what many cells share is worked out once."""

    def __init__(self, a: Release, b: Release) -> None:
        self._a, self._b = a, b
        self._before, self._after = Frame(a), Frame(b)
        self._changed_answers = changed_answers(a, b)
        self._of_indicator: dict[str, tuple[tuple[Cause, ...], frozenset[str]]] = {}

    def of(self, indicator: str, place: Place) -> tuple[Cause, ...]:
        """The causes behind one cell, never none."""
        if indicator not in self._of_indicator:
            questions = self._questions(indicator)
            self._of_indicator[indicator] = tuple(definition_causes(self._a, self._b, indicator, questions)), questions
        definition, questions = self._of_indicator[indicator]
        units = self._before.behind(place) & self._after.behind(place)
        answers = answer_causes(self._changed_answers, units, questions)
        frame = frame_causes(self._before, self._after, place)
        return (*definition, *answers, *frame) or (_unknown(self._a, self._b),)

    def _questions(self, id: str) -> frozenset[str]:
        both = ((release, find(release, id)) for release in (self._a, self._b))
        return frozenset().union(*(questions_behind(release.edition, found) for release, found in both if found))


def _unknown(a: Release, b: Release) -> Cause:
    if "published" in (a.head.origin, b.head.origin):
        return Cause(CauseKind.OTHER, "den publicerade uppgiften är en annan")
    if a.head.software != b.head.software:
        return Cause(CauseKind.OTHER, f"beräknad med {b.head.software} i stället för {a.head.software}")
    return Cause(CauseKind.OTHER, "orsaken framgår inte av publiceringarna")
