"""Send a part: the answers as they are then are kept for the receipt, and the part is locked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.actions.tell_contacts import tell_contacts
from oppna.collect.form.open import closed_because
from oppna.collect.models import LetterKind, PartResponse, Respondent, Submission
from oppna.collect.permissions import check_respondent
from oppna.collect.queries.sheet import Sheet, sheet_of
from oppna.collect.states import PART_STEPS, PartState
from oppna.errors import Problem, Refused, refuse


def submit_part(actor: Actor, respondent: Respondent, part: str) -> Submission:
    """Raises Refused with everything that is missing or does not fit."""
    check_respondent(actor, Permission.ANSWER, respondent, part)
    with transaction.atomic():
        row = PartResponse.objects.select_for_update().get(respondent=respondent, part=part)
        if told := closed_because(respondent.round.state, row.state, reopened=False):
            raise refuse(told, code="STÄNGT")
        sheet = sheet_of(respondent)
        if problems := [*_problems(sheet, part)]:
            raise Refused(problems)
        if PartState.SUBMITTED not in PART_STEPS[PartState(row.state)]:
            raise refuse("Delen har inga svar att skicka än.", code="INGA_SVAR")
        sent = _submission(actor, row, frozen(sheet, part))
        row.state, row.submitted_at, row.submitted_by = PartState.SUBMITTED.value, sent.at, sent.by
        row.save(update_fields=["state", "submitted_at", "submitted_by"])
        tell_contacts(actor, respondent, LetterKind.RECEIPT, sent.number, part)
        record(actor, "submit_part", f"respondent:{respondent.pk}", part=part, number=sent.number, digest=sent.digest)
    return sent


def _problems(sheet: Sheet, part: str) -> Iterator[Problem]:
    standing = sheet.of_part(part)
    yield from (Problem("", 0, "OBESVARAD", f"{id} är inte besvarad.") for id in standing.missing)
    yield from (Problem("", 0, found.check, found.sentence) for found in standing.stopping)


def frozen(sheet: Sheet, part: str) -> dict[str, dict[str, str]]:
    """Question → value, comment and reason of every answer of the part that counts, in the order of the form."""
    counted = sheet.of_part(part).counted
    return {
        id: {"value": counted[id], "comment": sheet.answers[id].comment, "reason": sheet.answers[id].reason}
        for id in sheet.form.questions
        if id in counted
    }


def _submission(actor: Actor, row: PartResponse, answers: dict[str, dict[str, str]]) -> Submission:
    at = timezone.now()
    told = json.dumps([row.pk, row.part, at.isoformat(), answers], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(told.encode()).hexdigest()
    return Submission.objects.create(
        part_response=row, number=_number(digest), at=at, by=actor.name[:200], answers=answers, digest=digest
    )


def _number(digest: str) -> str:
    """A number one can read over the telephone: three times four signs."""
    signs = digest[:12].upper()
    return "-".join(signs[place : place + 4] for place in range(0, 12, 4))
