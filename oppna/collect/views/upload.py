"""A filled-in file: read, shown as what it would change, and only then kept."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from oppna.accounts.permissions import Forbidden
from oppna.collect.actions.save_answers import Change, Outcome, save_answers
from oppna.collect.documents.filled import Filled, read_filled
from oppna.collect.form.given import label
from oppna.collect.presenters.progress import part_url
from oppna.collect.queries.sheet import Sheet
from oppna.collect.upload import checked
from oppna.collect.views._access import Access, access
from oppna.errors import Refused, refuse

SALT = "ladda-upp"
HOUR = 3600
_FIELDS = {"value": "svar", "comment": "kommentar", "reason": "skäl till 999"}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """First the file, then what it changes, then a yes."""
    seen = access(request, respondent)
    seen.check_readable(part)
    if part not in seen.answerable:
        raise Forbidden
    try:
        if "andringar" in request.POST:
            return _keep(request, seen, part)
        if request.method == "POST":
            return _show(request, seen, part)
    except Refused as refused:
        return _page(request, seen, part, status=400, problems=[str(problem) for problem in refused.problems])
    return _page(request, seen, part)


def _show(request: HttpRequest, seen: Access, part: str) -> HttpResponse:
    file = request.FILES.get("fil")
    if file is None or not file.name:
        raise refuse("Välj en fil innan du laddar upp.", code="INGEN_FIL")
    name, content = checked(file.name, file)
    questions = [question for question in seen.sheet.form.questions.values() if question.part == part]
    changes = _changes(seen.sheet, read_filled(content, name, questions, seen.respondent.unit))
    packed = signing.dumps([seen.respondent.pk, part, changes], salt=SALT, compress=True)
    return _page(request, seen, part, name=name, lines=_lines(seen.sheet, changes), packed=packed, read=True)


def _changes(sheet: Sheet, filled: Filled) -> dict[str, list[Any]]:
    """Question → the version it was read against and the fields that differ. What is blank in the file stays."""
    found: dict[str, list[Any]] = {}
    for id in {*filled.answers, *filled.comments, *filled.reasons}:
        wanted = {"value": filled.answers, "comment": filled.comments, "reason": filled.reasons}
        row = sheet.answers.get(id)
        fields = {
            field: texts[id] for field, texts in wanted.items() if id in texts and texts[id] != getattr(row, field, "")
        }
        if fields:
            found[id] = [row.version if row else 0, fields]
    return {id: found[id] for id in sheet.form.questions if id in found}


def _lines(sheet: Sheet, changes: dict[str, list[Any]]) -> list[dict[str, str]]:
    lines = []
    for id, (_, fields) in changes.items():
        question, row = sheet.form.questions[id], sheet.answers.get(id)
        for field, text in fields.items():
            before = getattr(row, field, "")
            shown = (label(question, before), label(question, text)) if field == "value" else (before, text)
            what = f"{question.wording} {question.item}".strip()
            lines.append({"id": id, "what": what, "field": _FIELDS[field], "before": shown[0], "after": shown[1]})
    return lines


def _keep(request: HttpRequest, seen: Access, part: str) -> HttpResponse:
    try:
        respondent, of, changes = signing.loads(request.POST["andringar"], salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        raise refuse("Förhandsvisningen gäller inte längre; ladda upp filen igen.", code="GAMMAL") from None
    if (respondent, of) != (seen.respondent.pk, part):
        raise refuse("Förhandsvisningen gäller en annan del; ladda upp filen igen.", code="ANNAN_DEL")
    wanted = {id: Change(fields, version) for id, (version, fields) in changes.items()}
    outcome = save_answers(seen.actor, seen.respondent.pk, wanted)
    if not outcome.clean:
        return _page(request, seen, part, status=409, problems=_left_out(outcome))
    return redirect(part_url(seen.sheet, "review", part))


def _left_out(outcome: Outcome) -> list[str]:
    """What was not kept, question by question; the rest was."""
    refused = [f"{id}: {sentence}" for id, told in outcome.refused.items() for sentence in told.values()]
    changed = [
        f"{id}: {theirs.by} har ändrat svaret sedan filen lästes. Det står kvar; ändra det i enkäten om det är fel."
        for id, theirs in outcome.conflicts.items()
    ]
    return [*refused, *changed, f"Övriga {len(outcome.kept)} svar i filen är sparade."]


def _page(request: HttpRequest, seen: Access, part: str, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "round": seen.respondent.round,
        "respondent": seen.respondent,
        "part": seen.sheet.form.parts[part],
        "review_url": part_url(seen.sheet, "review", part),
        **more,
    }
    return render(request, "collect/upload.html", context, status=status)
