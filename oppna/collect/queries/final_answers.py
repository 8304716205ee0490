"""The answers of a round as interchange files: what `oppna compute` takes [METHOD 10], and what was edited."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import F, Min

from oppna.catalogue.frame import frame_file
from oppna.collect.form.item import free_text_of, judged_in_review
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Answer, Decision, Edit, LastAnswer, PartResponse, Respondent, Round, Submission
from oppna.collect.states import PartState
from oppna.errors import refuse
from oppna.interchange.edits import EDIT_COLUMNS, EDITS
from oppna.interchange.folder import ANSWER_COLUMNS, ANSWERS, PREVIOUS, SYNTHETIC_MARK, UNITS

_NOTICE = "SYNTETISKA SVAR\n\nSvaren i den här mappen är påhittade och säger ingenting om någon kommun.\n"
_STANDS = frozenset({PartState.SUBMITTED.value, PartState.ACCEPTED.value})

Row = tuple[str, str, str]


def final_files(round: Round) -> dict[str, str]:
    """File name → text. Refused for a test period: what is tried out is never counted."""
    if round.test:
        raise refuse("Omgången är en testperiod; dess svar räknas aldrig.", code="TESTPERIOD")
    form = form_rules(round.edition)
    files = {UNITS: _units(round), ANSWERS: _table(ANSWER_COLUMNS, sorted(_answers(round)))}
    if form.edition.questionnaire.remembered:
        wanted = {question.last_year for question in form.edition.questionnaire.remembered}
        last = LastAnswer.objects.filter(respondent__round=round, question__in=wanted)
        rows = last.values_list("respondent__unit", "question", "value")
        files[PREVIOUS] = _table(ANSWER_COLUMNS, sorted(rows))
    files[EDITS] = _table(EDIT_COLUMNS, sorted(_edited(round)))
    if round.synthetic:
        files[SYNTHETIC_MARK] = _NOTICE
    return files


def _answers(round: Round) -> Iterator[Row]:
    """A part that stands sent counts as it is now, corrections and all. One that was opened again and never sent anew
    counts as it was sent. A part that was never sent gives nothing.
    """
    parts = {q.id: q.part for q in form_rules(round.edition).questions.values()}
    states: dict[tuple[int, str], str] = {
        (one.respondent_id, one.part): one.state for one in PartResponse.objects.filter(respondent__round=round)
    }
    units = dict(Respondent.objects.filter(round=round).values_list("pk", "unit"))
    for answer in Answer.objects.filter(respondent__round=round).exclude(value=""):
        if states.get((answer.respondent_id, parts.get(answer.question, ""))) in _STANDS:
            yield units[answer.respondent_id], answer.question, answer.value
    for sent in _last_sent(round):
        for question, value in values_of(sent).items():
            if value:
                yield units[sent.part_response.respondent_id], question, value
    yield from _decided(round)


def values_of(sent: Submission) -> dict[str, str]:
    """Question → answer, as a part was sent."""
    return {question: fields["value"] for question, fields in sent.answers.items()}


def _last_sent(round: Round) -> Iterable[Submission]:
    reopened = PartState.REOPENED.value
    sent = Submission.objects.filter(part_response__respondent__round=round, part_response__state=reopened)
    latest = {one.part_response_id: one for one in sent.select_related("part_response").order_by("pk")}
    return latest.values()


def _decided(round: Round) -> Iterator[Row]:
    """What the review decided of free answers, as the answer to its own question; of the text that stands."""
    questions = judged_in_review(form_rules(round.edition))
    if not questions:
        return
    free = [free_text_of(question) for question in questions]
    texts = {
        (one.respondent_id, one.question): one.value
        for one in Answer.objects.filter(respondent__round=round, question__in=free)
    }
    latest = {
        (one.respondent_id, one.question): one
        for one in Decision.objects.filter(respondent__round=round).select_related("respondent").order_by("pk")
    }
    for (respondent, question), decision in latest.items():
        if question in questions and texts.get((respondent, free_text_of(question))) == decision.answer:
            yield decision.respondent.unit, question, "Ja" if decision.accepted else "Nej"


def _edited(round: Round) -> Iterator[tuple[str, str]]:
    """Question → of how many respondents the answer was changed after its part had been sent the first time."""
    parts = {q.id: q.part for q in form_rules(round.edition).questions.values()}
    first = {
        (row["part_response__respondent"], row["part_response__part"]): row["first"]
        for row in Submission.objects.filter(part_response__respondent__round=round)
        .values("part_response__respondent", "part_response__part")
        .annotate(first=Min("at"))
    }
    changed: dict[str, set[int]] = defaultdict(set)
    edits = Edit.objects.filter(respondent__round=round, field="value").exclude(before=F("after"))
    for respondent, question, at in edits.values_list("respondent", "question", "at"):
        sent = first.get((respondent, parts.get(question, "")))
        if sent is not None and at > sent:
            changed[question].add(respondent)
    return ((question, str(len(respondents))) for question, respondents in changed.items())


def _units(round: Round) -> str:
    """The rows of the frame for those who are in the round, and for their cities."""
    lines = list(csv.reader(io.StringIO(frame_file(form_rules(round.edition).edition.head).read_text("utf-8"))))
    asked = set(round.respondents.values_list("unit", flat=True))
    header, rows = lines[0], lines[1:]
    code, city = header.index("unit"), header.index("municipality")
    kept = asked | {row[city] for row in rows if row[code] in asked}
    return _table(header, (row for row in rows if row[code] in kept))


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
