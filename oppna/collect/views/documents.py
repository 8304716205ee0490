"""Papers and files to take along. Each is made when it is asked for, from the definitions and what is kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from oppna.accounts.permissions import Forbidden
from oppna.collect.documents.form_docx import part_form_docx
from oppna.collect.documents.form_xlsx import part_form_xlsx
from oppna.collect.documents.guide import guide_docx
from oppna.collect.documents.receipt import Receipt, receipt_pdf
from oppna.collect.documents.xlsform import part_xlsform
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Round, Submission
from oppna.collect.openapi import document
from oppna.collect.queries.final_answers import values_of
from oppna.collect.queries.rounds import dates_of
from oppna.collect.views._access import Access, access
from oppna.collect.views._actor import actor_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def description(request: HttpRequest) -> JsonResponse:
    """The form's JSON addresses, for whoever wants to speak them: nothing about anybody."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def guide(request: HttpRequest, round: int) -> HttpResponse:
    """For everybody who has to do with the round: nothing in it is about anybody's answers."""
    if actor_in(request).kind == "nobody":
        raise Forbidden
    of = Round.objects.filter(pk=round).first()
    if of is None:
        raise Http404
    written = guide_docx(form_rules(of.edition).prepared, dates_of(of), synthetic=of.synthetic)
    return _file(written, WORD, f"vagledning-{of.edition}.docx")


@require_safe
def printable(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The part as a Word file."""
    seen = _seen(request, respondent, part)
    written = part_form_docx(seen.sheet.form.prepared, part, synthetic=seen.respondent.round.synthetic)
    return _file(written, WORD, f"blankett-{part}.docx")


@require_safe
def spreadsheet(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The part as an Excel file with what is answered already."""
    seen = _seen(request, respondent, part)
    written = part_form_xlsx(
        seen.sheet.form.prepared,
        part,
        seen.respondent.unit,
        answers=seen.sheet.given.answers,
        last=seen.sheet.last,
        synthetic=seen.respondent.round.synthetic,
    )
    return _file(written, EXCEL, f"formular-{part}-{seen.respondent.unit}.xlsx")


@require_safe
def xlsform(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The part as XLSForm."""
    seen = _seen(request, respondent, part)
    written = part_xlsform(seen.sheet.form.prepared, part, synthetic=seen.respondent.round.synthetic)
    return _file(written, EXCEL, f"xlsform-{part}.xlsx")


@require_safe
def receipt(request: HttpRequest, respondent: int, part: str) -> HttpResponse:
    """The latest receipt of the part, or the one the address names (?nr=…), as a PDF."""
    seen = _seen(request, respondent, part)
    sent = Submission.objects.filter(part_response=seen.sheet.parts[part])
    if number := request.GET.get("nr"):
        sent = sent.filter(number=number)
    latest = sent.first()
    if latest is None:
        raise Http404
    written = receipt_pdf(seen.sheet.form.prepared, _told(seen, latest, part))
    return _file(written, "application/pdf", f"kvitto-{latest.number}.pdf")


def _told(seen: Access, sent: Submission, part: str) -> Receipt:
    return Receipt(
        number=sent.number,
        respondent=seen.respondent.name,
        part=part,
        round=seen.respondent.round.name,
        at=date_format(timezone.localtime(sent.at), "j F Y \\k\\l. H.i"),
        by=sent.by,
        digest=sent.digest,
        answers=values_of(sent),
        synthetic=seen.respondent.round.synthetic,
    )


def _seen(request: HttpRequest, respondent: int, part: str) -> Access:
    seen = access(request, respondent)
    seen.check_readable(part)
    return seen


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
