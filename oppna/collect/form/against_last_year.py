"""Checks against last year: generic, numbered F1–F4, all soft, for much may have happened in a year.

Each is a condition in the rule language with last year's answer in it, so that the server and the browser judge alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from oppna.collect.form.given import cannot_say, shown
from oppna.collect.form.numbered import NumberedCheck, Severity
from oppna.model.codes import CANNOT_ANSWER, Category
from oppna.model.questionnaire import Question
from oppna.rules.expression import Absolute, Add, And, Compare, Number, Or, Subtract, Text
from oppna.rules.expression import Question as Asked
from oppna.swedish import decimal_point

FACTOR = 2
LEAST = 5
"""Our choice: a number twice or half as large as last year's is asked about, if they differ by five or more."""

MEANS: Mapping[str, str] = {
    "F1": f"Talet är minst dubbelt eller högst hälften så stort som förra årets och skiljer sig med minst {LEAST}.",
    "F2": "Svaret var Ja förra året och är Nej i år.",
    "F3": f"Ett tal lämnades förra året men kan inte lämnas i år ({CANNOT_ANSWER}).",
    "F4": "Talet var större än noll förra året och är noll i år.",
}
"""Number → when it strikes, for the list of checks."""


def against_last_year(questions: Iterable[Question], last: Mapping[str, str]) -> Iterator[NumberedCheck]:
    """The checks of the questions that were answered last year."""
    for question in questions:
        then = last.get(question.id, "")
        if then and question.kind == "tal" and not cannot_say(then):
            yield from _of_number(question, then)
        elif then and question.kind == "val" and _is_yes(then) and Category.NO in question.answers:
            condition = Compare("=", Asked(question.id), Text(Category.NO.value))
            told = f"förra året svarade ni {then}, i år {Category.NO}. Bekräfta att det är rätt, eller ändra svaret."
            yield _check("F2", question, condition, told)


def _of_number(question: Question, then: str) -> Iterator[NumberedCheck]:
    now, old = Asked(question.id), Fraction(then)
    was = f"förra året angav ni {shown(question, then)}"
    known, some = Compare("<>", now, Number(str(CANNOT_ANSWER))), Compare("<>", now, Number("0"))
    much = Or((Compare(">=", now, _number(FACTOR * old)), Compare("<=", Add(now, now), _number(old))))
    apart = Compare(">=", Absolute(Subtract(now, _number(old))), Number(str(LEAST)))
    told = f"{was} och i år är talet ett helt annat. Kontrollera decimaltecknet, och bekräfta om båda är rätt."
    yield _check("F1", question, And((known, some, much, apart)), told)
    told = f"{was}, i år {CANNOT_ANSWER}. Kan talet tas fram som då? Bekräfta annars."
    yield _check("F3", question, Compare("=", now, Number(str(CANNOT_ANSWER))), told)
    if old > 0:
        told = f"{was}, i år noll. Bekräfta att det är rätt, eller ändra talet."
        yield _check("F4", question, Compare("=", now, Number("0")), told)


def _check(number: str, question: Question, condition: Compare | And, told: str) -> NumberedCheck:
    name = f"{question.id} {question.item}".strip()
    return NumberedCheck(f"{number}:{question.id}", Severity.SOFT, condition, f"{name}: {told}", (question.id,))


def _number(value: Fraction) -> Number:
    """No more decimals than answers are always kept with."""
    return Number(decimal_point(value, 2))


def _is_yes(answer: str) -> bool:
    return answer == Category.YES or answer.startswith(f"{Category.YES.value},")
