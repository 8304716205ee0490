"""Save answers: many at once, in one transaction, so that nothing acknowledged is lost and nobody overwrites unseen.

Every answer has a version that rises with each change. Who saves says which version they saw. What they changed is
laid on top of what others have changed meanwhile; where both changed the same field they are asked. The questions to
the database are the same few however many the answers are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec
from django.db import transaction
from django.utils import timezone

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.actions._edits import record_edits
from oppna.collect.actions._upsert import Draft, upsert
from oppna.collect.form.given import Impossible, text_of, value_of
from oppna.collect.form.merge import FIELDS, merged
from oppna.collect.form.open import closed_because
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.models import Answer, Edit, PartResponse
from oppna.collect.permissions import check_respondent
from oppna.collect.queries.kept import Kept
from oppna.collect.queries.sheet import reopened_questions
from oppna.collect.states import PartState

_held_parts = Kept(
    lambda respondent: (
        PartResponse.objects.select_related("respondent__round")
        .select_for_update(of=("self",))
        .filter(respondent=respondent)
        .order_by("pk")
    )
)
_answers_to = Kept(lambda respondent, *ids: Answer.objects.filter(respondent=respondent).filter(question__in=ids))


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody wrote at a question: only the fields they touched. `version`: the one they saw, 0 = none yet.

    `unchanged`: last year's answer was taken over with one click.
    """

    fields: dict[str, str]
    version: int
    unchanged: bool = False


class Theirs(msgspec.Struct, frozen=True):
    """What somebody else wrote meanwhile. `fields`: which of them are disputed."""

    value: str
    comment: str
    reason: str
    version: int
    by: str
    at: datetime
    fields: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True):
    """`kept`: question → the version that now stands. `refused`: question → field → one sentence."""

    at: datetime
    kept: dict[str, int]
    refused: dict[str, dict[str, str]]
    conflicts: dict[str, Theirs]

    @property
    def clean(self) -> bool:
        return not self.refused and not self.conflicts


def save_answers(
    actor: Actor, respondent: int, changes: Mapping[str, Change], *, phase: str = "form", why: str = ""
) -> Outcome:
    """Keep what can be kept. What cannot is told question by question, and the rest is kept all the same.

    Raises PartResponse.DoesNotExist for a respondent there is not, Forbidden for parts that are not the actor's.
    """
    with transaction.atomic():
        parts = _locked_parts(respondent)
        form = form_rules(next(iter(parts.values())).respondent.round.edition)
        _check(actor, form, parts, changes)
        refused = _closed(form, parts, changes, respondent)
        wanted = {id: change for id, change in changes.items() if id not in refused}
        judged = {id: change for id, one in wanted.items() if (change := _judged(form, id, one, refused)).fields}
        standing = {row.question: row for row in _answers_to(respondent, *judged)} if judged else {}
        drafts, kept, conflicts = _reconciled(respondent, judged, standing)
        now = timezone.now()
        written = upsert(respondent, drafts, by=actor.name, at=now)
        conflicts.update(_overtaken(respondent, [draft for draft in drafts if draft.question not in written]))
        done = [draft for draft in drafts if draft.question in written]
        record_edits(actor, respondent, done, now, phase=phase, why=why)
        _begin({form.part_of(draft.question) for draft in done}, parts)
    return Outcome(now, {**kept, **written}, refused, conflicts)


def _locked_parts(respondent: int) -> dict[str, PartResponse]:
    """The respondent's parts, held to the end: an answer is saved before its part is sent, or refused after."""
    parts = {row.part: row for row in _held_parts(respondent)}
    if not parts:
        raise PartResponse.DoesNotExist
    return parts


def _check(actor: Actor, form: FormRules, parts: Mapping[str, PartResponse], changes: Iterable[str]) -> None:
    own = next(iter(parts.values())).respondent
    touched = {form.part_of(id) for id in changes if id in form.questions}
    for part in touched or [None]:
        check_respondent(actor, Permission.ANSWER, own, part)


def _closed(
    form: FormRules, parts: Mapping[str, PartResponse], changes: Iterable[str], respondent: int
) -> dict[str, dict[str, str]]:
    """The questions that do not exist or cannot be answered now. The single reopened ones are asked for only then."""
    round_state = next(iter(parts.values())).respondent.round.state
    refused: dict[str, dict[str, str]] = {}
    for id in changes:
        if id not in form.questions:
            refused[id] = {"value": "Frågan finns inte i omgångens enkät. Ladda om sidan."}
        elif told := closed_because(round_state, parts[form.part_of(id)].state, reopened=False):
            refused[id] = {"value": told}
    if not refused:
        return refused
    open_still = reopened_questions(respondent)
    return {id: told for id, told in refused.items() if id not in open_still}


def _judged(form: FormRules, id: str, change: Change, refused: dict[str, dict[str, str]]) -> Change:
    """The fields that can be kept, as they are kept."""
    fields: dict[str, str] = {}
    for field, written in change.fields.items():
        found = value_of(form.questions[id], written) if field == "value" else text_of(written)
        if isinstance(found, Impossible):
            refused.setdefault(id, {})[field] = found.sentence
        else:
            fields[field] = found
    return msgspec.structs.replace(change, fields=fields)


def _reconciled(
    respondent: int, judged: Mapping[str, Change], standing: Mapping[str, Answer]
) -> tuple[list[Draft], dict[str, int], dict[str, Theirs]]:
    """What to write, what stands already, what both changed. In the order of ids, so that no two savers deadlock."""
    stale = {id for id, change in judged.items() if id in standing and standing[id].version != change.version}
    seen = _as_seen(respondent, {id: judged[id].version for id in stale})
    drafts: list[Draft] = []
    kept: dict[str, int] = {}
    conflicts: dict[str, Theirs] = {}
    for id, change in sorted(judged.items()):
        row = standing.get(id)
        now = _fields(row)
        found = merged(seen.get(id, now), now, change.fields)
        if found.disputed and row:
            conflicts[id] = _theirs(row, found.disputed)
        elif found.changes:
            taken_over = change.unchanged if "value" in found.changes else bool(row and row.unchanged)
            drafts.append(Draft(id, now, {**now, **found.changes}, row.version if row else 0, taken_over))
        elif row:
            kept[id] = row.version
        else:
            kept[id] = 0
    return drafts, kept, conflicts


def _as_seen(respondent: int, versions: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """Question → the fields as somebody saw them. Asked for only where another has written since."""
    if not versions:
        return {}
    seen = {id: dict.fromkeys(FIELDS, "") for id in versions}
    edits = Edit.objects.filter(respondent=respondent, question__in=versions).order_by("pk")
    for question, field, after, version in edits.values_list("question", "field", "after", "version"):
        if version <= versions[question]:
            seen[question][field] = after
    return seen


def _fields(row: Answer | None) -> dict[str, str]:
    return {field: getattr(row, field) if row else "" for field in FIELDS}


def _theirs(row: Answer, fields: tuple[str, ...]) -> Theirs:
    return Theirs(row.value, row.comment, row.reason, row.version, row.by, row.at, fields)


def _overtaken(respondent: int, lost: list[Draft]) -> dict[str, Theirs]:
    """Those that another wrote between our reading and our writing."""
    if not lost:
        return {}
    changed = {draft.question: tuple(draft.changed) for draft in lost}
    rows = Answer.objects.filter(respondent=respondent, question__in=changed)
    return {row.question: _theirs(row, changed[row.question]) for row in rows}


def _begin(touched: set[str], parts: Mapping[str, PartResponse]) -> None:
    fresh = [parts[part].pk for part in touched if parts[part].state == PartState.NOT_BEGUN]
    if fresh:
        PartResponse.objects.filter(pk__in=fresh).update(state=PartState.BEGUN.value)
