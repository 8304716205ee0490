"""A condition that is asked of the same few answers over and over, by every page that is shown."""

from __future__ import annotations

from collections.abc import Mapping

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import truth_of
from oppna.rules.expression import Condition, questions_of

MOST = 1024
"""Verdicts remembered for each condition; then it forgets them all."""


class Watched:
    """Remembers what the engine said for the answers to the questions that stand in the condition: no others matter."""

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.questions = questions_of(condition)
        self._said: dict[tuple[str | None, ...], bool] = {}

    def true(self, answers: Mapping[str, str], planes: AnswerPlanes) -> bool:
        """Whether it is true of one respondent. `planes` holds the very same answers."""
        key = tuple(map(answers.get, self.questions))
        found = self._said.get(key)
        if found is None:
            if len(self._said) >= MOST:
                self._said.clear()
            found = self._said[key] = bool(truth_of(self.condition, planes).true)
        return found
