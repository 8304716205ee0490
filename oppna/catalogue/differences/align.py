"""Which question of the newer edition asks what a question of the older one asked.

Ids change between editions and say little: G8 is a plan in 2018 and a method of assessment in 2017. So an
indicator's questions are laid beside each other in order, the likest texts together.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from oppna.catalogue.years import beside
from oppna.model.questionnaire import Question

_TOGETHER = 100.0
"""More than any likeness: more questions together always beat fewer."""

Aligned = tuple[tuple[Question | None, Question | None], ...]
"""Older and newer question; None where the other edition asks nothing of the kind."""


def align(before: Sequence[Question], before_year: int, after: Sequence[Question], after_year: int) -> Aligned:
    """As many questions together as there are in the shorter list, in order, and the likest of those ways."""
    texts = [_text(question, before_year) for question in before], [_text(question, after_year) for question in after]

    @cache
    def best(left: int, right: int) -> tuple[float, tuple[tuple[int | None, int | None], ...]]:
        """The best way to lay the questions from `left` and `right` on, with its score."""
        if left == len(before) or right == len(after):
            rest = [(number, None) for number in range(left, len(before))]
            return 0.0, (*rest, *((None, number) for number in range(right, len(after))))
        score, together = best(left + 1, right + 1)
        ways = [(score + _TOGETHER + _likeness(texts[0][left], texts[1][right]), ((left, right), *together))]
        skipped, without = best(left + 1, right)
        ways.append((skipped, ((left, None), *without)))
        skipped, without = best(left, right + 1)
        ways.append((skipped, ((None, right), *without)))
        return max(ways, key=lambda way: way[0])

    return tuple(
        (None if left is None else before[left], None if right is None else after[right])
        for left, right in best(0, 0)[1]
    )


def _text(question: Question, year: int) -> str:
    return beside(f"{question.item} {question.wording}", year).casefold()


@cache
def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
