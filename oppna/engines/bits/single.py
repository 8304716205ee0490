"""One unit of many: taken out as a country of one, and put back."""

from __future__ import annotations

from dataclasses import replace

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers
from oppna.engines.bits.plane import put

_NOWHERE = Numbers((0,), 0)


def taken_out(answers: AnswerPlanes, position: int) -> AnswerPlanes:
    """The answers of the unit at `position`."""
    return AnswerPlanes(
        size=1,
        choices={q: {a: plane >> position & 1 for a, plane in each.items()} for q, each in answers.choices.items()},
        numbers={q: number.unit(position) for q, number in answers.numbers.items()},
        rounded={q: number.unit(position) for q, number in answers.rounded.items()},
        texts={q: plane >> position & 1 for q, plane in answers.texts.items()},
        scale=answers.scale,
    )


def put_back(answers: AnswerPlanes, position: int, one: AnswerPlanes) -> AnswerPlanes:
    """The answers with all those of the unit at `position` replaced. Both have one scale and one set of questions."""
    return replace(
        answers,
        choices={
            q: {a: put(plane, position, one.choices[q][a]) for a, plane in each.items()}
            for q, each in answers.choices.items()
        },
        numbers={q: answers.numbers.get(q, _NOWHERE).put(position, number) for q, number in one.numbers.items()},
        rounded={
            q: _rounded(answers, q).put(position, _rounded(one, q))
            for q in dict.fromkeys([*answers.rounded, *one.rounded])
        },
        texts={q: put(answers.texts.get(q, 0), position, plane) for q, plane in one.texts.items()},
    )


def answered(one: AnswerPlanes, question: str, answer: AnswerPlanes) -> AnswerPlanes:
    """The unit's answers with `answer`, which holds nothing but its answer to `question`."""
    blank = one.only(question, 0)
    rounded = {q: number for q, number in blank.rounded.items() if q != question}
    return replace(
        blank,
        choices={**blank.choices, **answer.choices},
        numbers={**blank.numbers, **answer.numbers},
        rounded={**rounded, **answer.rounded},
        texts={**blank.texts, **answer.texts},
    )


def _rounded(answers: AnswerPlanes, question: str) -> Numbers:
    """The rounded numbers are kept only where they differ."""
    return answers.rounded.get(question) or answers.numbers.get(question, _NOWHERE)
