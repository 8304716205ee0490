"""The burden ledger: active minutes a question, from sums over all respondents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count

from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.models import Answer, Burden, Round
from oppna.model.questionnaire import Question
from oppna.swedish import number

FEWEST = 5
"""With fewer respondents than this a mean could tell how long one of them sat: it is not shown."""


@dataclass(frozen=True)
class Line:
    """A question, how many have answered it, and the mean of their minutes; None where they are too few to tell."""

    question: Question
    answered: int
    mean: Fraction | None

    @property
    def minutes(self) -> str:
        return "för få för att visas" if self.mean is None else number(self.mean, 1)


@dataclass(frozen=True)
class PartTime:
    """A part: what its questions take together, and each by itself, the costliest first."""

    name: str
    lines: tuple[Line, ...]

    @property
    def minutes(self) -> str:
        return number(sum((line.mean or Fraction(0) for line in self.lines), Fraction(0)), 1)


def burden_table(round: Round) -> list[PartTime]:
    """The parts in the order of the form."""
    form = form_rules(round.edition)
    seconds = dict(Burden.objects.filter(round=round).values_list("question", "seconds"))
    given = Answer.objects.filter(respondent__round=round).exclude(value="")
    answered = dict(given.values_list("question").annotate(Count("id")))
    return [PartTime(part.name, _lines(form, id, seconds, answered)) for id, part in form.parts.items()]


def _lines(form: FormRules, part: str, seconds: Mapping[str, int], answered: Mapping[str, int]) -> tuple[Line, ...]:
    asked = (question for question in form.questions.values() if question.part == part)
    told = [_line(question, seconds.get(question.id, 0), answered.get(question.id, 0)) for question in asked]
    return tuple(sorted(told, key=lambda line: line.mean or Fraction(0), reverse=True))


def _line(question: Question, seconds: int, answered: int) -> Line:
    return Line(question, answered, Fraction(seconds, 60 * answered) if answered >= FEWEST else None)
