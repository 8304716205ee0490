"""The dialogue between review and respondent: what waits for an answer."""

from __future__ import annotations

from collections.abc import Collection

from oppna.collect.form.rules import FormRules
from oppna.collect.models import Respondent


def waiting(respondent: Respondent, parts: Collection[str], form: FormRules) -> int:
    """Questions from the review that nobody has answered since, and answers that are open for correction."""
    mine = {id for id, question in form.questions.items() if question.part in parts} | {""}
    unanswered = 0
    for message in respondent.messages.filter(question__in=mine):
        unanswered = 0 if message.from_respondent else unanswered + 1
    return unanswered + respondent.reopenings.filter(closed_at=None, question__in=mine).count()
