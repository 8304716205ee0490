"""Everything a respondent's form shows, read in as few questions to the database as there are tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from oppna.collect.form.open import closed_because
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.form.standing import Given, Standing, standing_of
from oppna.collect.models import Answer, Confirmation, LastAnswer, PartResponse, Reopening, Respondent
from oppna.collect.queries.kept import Kept

_parts = Kept(lambda respondent: PartResponse.objects.filter(respondent=respondent))
_answers = Kept(lambda respondent: Answer.objects.filter(respondent=respondent))
_last = Kept(lambda respondent: LastAnswer.objects.filter(respondent=respondent))
_confirmations = Kept(lambda respondent: Confirmation.objects.filter(respondent=respondent))


@dataclass(frozen=True)
class Sheet:
    """A respondent's form as it stands. `parts` in the order of the questionnaire."""

    respondent: Respondent
    form: FormRules
    parts: Mapping[str, PartResponse]
    answers: Mapping[str, Answer]
    last: Mapping[str, str]
    confirmations: Mapping[str, Confirmation]

    @cached_property
    def given(self) -> Given:
        return Given(
            answers={id: answer.value for id, answer in self.answers.items() if answer.value},
            reasons={id: answer.reason for id, answer in self.answers.items() if answer.reason},
            last=self.last,
            confirmed={id: confirmed.digest for id, confirmed in self.confirmations.items()},
        )

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.form, self.given)

    def of_part(self, part: str) -> Standing:
        return self.standing.of_part(self.form, part)

    @cached_property
    def reopened(self) -> frozenset[str]:
        """The single answers a reviewer has opened; asked for only where the rest is closed."""
        return reopened_questions(self.respondent.pk)

    def closed_because(self, question: str) -> str:
        """Why this answer cannot be changed; "" when it can."""
        state = self.parts[self.form.part_of(question)].state
        told = closed_because(self.respondent.round.state, state, reopened=False)
        return "" if told and question in self.reopened else told


def sheet_of(respondent: Respondent) -> Sheet:
    """The respondent's sheet; its round is taken as already read."""
    form = form_rules(respondent.round.edition)
    rows = {row.part: row for row in _parts(respondent.pk)}
    return Sheet(
        respondent=respondent,
        form=form,
        parts={part: rows[part] for part in form.parts},
        answers={row.question: row for row in _answers(respondent.pk)},
        last={row.question: row.value for row in _last(respondent.pk)},
        confirmations={row.check_id: row for row in _confirmations(respondent.pk)},
    )


def part_of(respondent: Respondent, question: str) -> str:
    """The part a question belongs to; "" for none."""
    asked = form_rules(respondent.round.edition).questions.get(question)
    return asked.part if asked else ""


def reopened_questions(respondent: int) -> frozenset[str]:
    """The single answers a reviewer has opened."""
    found = Reopening.objects.filter(respondent=respondent, closed_at=None)
    return frozenset(found.values_list("question", flat=True))
