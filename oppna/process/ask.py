"""Which questions were asked, and the answers that count [METHOD 4]: one to a question not asked has no effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import truth_of
from oppna.engines.bits.plane import without
from oppna.rules.expression import Condition


@dataclass(frozen=True)
class Asked:
    """`answers` are those that count, `given` those that came. `asked`: routed question → where it was asked.

    `ignored`: routed question → where it was answered without being asked.
    """

    answers: AnswerPlanes
    asked: Mapping[str, int]
    ignored: Mapping[str, int]
    given: AnswerPlanes
    settled: dict[Condition, int] = field(default_factory=dict, compare=False, repr=False)

    def unanswered(self, question: str) -> int:
        """Where the question was asked and not answered."""
        asked = self.asked.get(question, self.answers.everyone)
        return without(asked, self.answers.known(question))

    def where(self, condition: Condition) -> int:
        """Where the condition is true. Indicators share conditions; each is worked out once and kept in `settled`."""
        true = self.settled.get(condition)
        if true is None:
            true = self.settled[condition] = truth_of(condition, self.answers).true
        return true


def ask(answers: AnswerPlanes, routing: tuple[tuple[str, Condition], ...]) -> Asked:
    """Follow the routing in order; what was not asked is forgotten before it can route further."""
    asked: dict[str, int] = {}
    ignored: dict[str, int] = {}
    given = answers
    for question, condition in routing:
        asked[question] = truth_of(condition, answers).true
        stray = without(answers.known(question), asked[question])
        if stray:
            ignored[question] = stray
            answers = answers.only(question, asked[question])
    return Asked(answers, asked, ignored, given)
