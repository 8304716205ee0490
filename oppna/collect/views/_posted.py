"""What a page's form holds, field by field → changes to save."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from oppna.collect.actions.save_answers import Change
from oppna.collect.form.given import exact_or_none
from oppna.collect.form.rules import FormRules
from oppna.model.codes import CANNOT_ANSWER
from oppna.preview import equivalents
from oppna.swedish import decimal_point

FIELDS = {"value": "svar", "comment": "kommentar", "reason": "skal"}
"""Field of an answer → what its form field is called, before the question's id."""


def changes_in(
    post: QueryDict, form: FormRules, questions: Iterable[str], last: Mapping[str, str]
) -> dict[str, Change]:
    """Every field that was on the page; saving finds out which of them were touched."""
    changes = {id: _change(post, id) for id in questions}
    unchanged, taken, calculated = (post.get(name, "") for name in ("oforandrat", "ta", "rakna"))
    if unchanged in changes and last.get(unchanged):
        changes[unchanged] = _with_value(changes[unchanged], last[unchanged], unchanged=True)
    if calculated in changes and (value := _calculated(post, calculated)):
        changes[calculated] = _with_value(changes[calculated], value)
    changes.pop(taken, None)  # the other's answer stands
    return {id: change for id, change in changes.items() if change.fields and id in form.questions}


def calculator_fault(post: QueryDict) -> str:
    """Why the calculator that was used cannot count; "" when it can, or none was used."""
    id = post.get("rakna", "")
    if not id or _calculated(post, id):
        return ""
    return f"Räkna årsarbetare på {id}: skriv sysselsättningsgrader och timmar som tal, till exempel 1,50 och 120."


def _change(post: QueryDict, id: str) -> Change:
    fields = {field: str(post[f"{name}-{id}"]) for field, name in FIELDS.items() if f"{name}-{id}" in post}
    if f"kaninte-{id}" in post:
        fields["value"] = str(CANNOT_ANSWER)
    return Change(fields, _version(post.get(f"version-{id}", "")))


def _version(written: str) -> int:
    """Whatever is no number was never a version: then it is as if nothing had been seen."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _with_value(change: Change, value: str, *, unchanged: bool = False) -> Change:
    return Change({**change.fields, "value": value}, change.version, unchanged)


def _calculated(post: QueryDict, id: str) -> str:
    """Full-time equivalents of what stands in the calculator; "" where it holds no numbers."""
    monthly, hours = (exact_or_none(post.get(f"{name}-{id}", "") or "0") for name in ("manad", "timmar"))
    if monthly is None or hours is None:
        return ""
    return decimal_point(equivalents(monthly, hours), 2)
