"""The compare tool. Everything that is chosen stands in the address; what is typed leads on to such an address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from oppna.disseminate.comparison.adding import ADDING, added
from oppna.disseminate.comparison.alike import FEWEST, MOST, WEIGHT, WEIGHT_WORDS, alike
from oppna.disseminate.comparison.areas import between
from oppna.disseminate.comparison.bars import bars
from oppna.disseminate.comparison.choices import Choices, read
from oppna.disseminate.comparison.export import as_csv as csv_of
from oppna.disseminate.comparison.export import as_workbook
from oppna.disseminate.comparison.matrix import matrix
from oppna.disseminate.comparison.picture import drawn
from oppna.disseminate.comparison.report import report_of
from oppna.disseminate.pictures.render import png_of, svg_of
from oppna.disseminate.pictures.store import KIND
from oppna.disseminate.presenters.compare import tool
from oppna.disseminate.presenters.take_along import TakeAlong
from oppna.disseminate.queries.public import public
from oppna.disseminate.report import FORMS
from oppna.disseminate.report.nouns import Picture

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The tool. Something typed or pressed is added and shown at the address of the outcome."""
    asked = dict(request.GET.lists())
    if not public().releases:
        return render(request, "disseminate/compare/nothing.html")
    choices = read(public(), asked)
    if any(asked.get(name) for name in ADDING):
        outcome = added(choices, asked)
        if not outcome.problems:
            return redirect(outcome.path)
        choices = outcome
    return render(request, "disseminate/compare/page.html", _shown(choices))


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def embedded(request: HttpRequest) -> HttpResponse:
    """The table alone, for somebody else's page."""
    return render(request, "disseminate/compare/embedded.html", _shown(_choices(request)))


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The table for a Swedish Excel."""
    choices = _choices(request)
    address = request.build_absolute_uri(choices.path)
    return _file(csv_of(choices, matrix(public(), choices), address), "text/csv; charset=utf-8", choices, "csv")


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """The table as a workbook."""
    choices = _choices(request)
    address = request.build_absolute_uri(choices.path)
    return _file(as_workbook(choices, matrix(public(), choices), address), XLSX, choices, "xlsx")


@require_safe
def report(request: HttpRequest, kind: str) -> HttpResponse:
    """The table on paper, as PDF or Word, with the picture where one is drawn."""
    choices = _choices(request)
    address = f"{settings.SITE_URL}{choices.path}"
    media_type, written = FORMS[kind]
    told = report_of(choices, matrix(public(), choices).on_a_page(), _drawn(choices), address)
    return _file(written(told), media_type, choices, kind)


def _drawn(choices: Choices) -> Iterator[Picture]:
    if chosen := drawn(choices):
        spec = bars(choices, chosen)
        svg = svg_of(spec)
        yield Picture(svg.decode(), png_of(svg), spec["description"], chosen.indicator.short_name)


@require_safe
def picture(request: HttpRequest, kind: str) -> HttpResponse:
    """The chosen indicator drawn, as SVG, PNG, or the specification behind both. Made for the one who asks: there are
    more choices than a disk has room for."""
    choices = _choices(request)
    chosen = drawn(choices)
    if chosen is None:
        raise Http404("Välj områden och en indikator att rita.")
    spec = bars(choices, chosen)
    if kind == "json":
        return _file(json.dumps(spec, ensure_ascii=False).encode(), KIND[kind], choices, kind)
    svg = svg_of(spec)
    return _file(png_of(svg) if kind == "png" else svg, KIND[kind], choices, kind)


@require_safe
def twins(request: HttpRequest) -> HttpResponse:
    """Those most like a municipality, weighed as the reader wants."""
    found = alike(public(), dict(request.GET.lists())) if public().releases else None
    if found is None:
        raise Http404("Området finns inte, eller så är inget känt om det att jämföra efter.")
    shown = {
        "alike": found,
        "synthetic": found.release.head.synthetic,
        "numbers": range(FEWEST, MOST + 1),
        "weight": WEIGHT,
        "weights": WEIGHT_WORDS.items(),
        "indicator": request.GET.get("indikator", ""),
        "take_along": TakeAlong(link=request.get_full_path()),
    }
    return render(request, "disseminate/compare/twins.html", shown)


@require_safe
def between_areas(request: HttpRequest) -> HttpResponse:
    """Which indicators were measured alike in several areas of the joint survey, and their figures."""
    return render(
        request,
        "disseminate/compare/areas.html",
        {"rounds": between(public()), "take_along": TakeAlong(link=request.path)},
    )


def _choices(request: HttpRequest) -> Choices:
    if not public().releases:
        raise Http404("Ingen publicering finns att jämföra.")
    return read(public(), dict(request.GET.lists()))


def _shown(choices: Choices) -> dict[str, Any]:
    return tool(public(), choices)


def _file(content: bytes, kind: str, choices: Choices, ending: str) -> HttpResponse:
    name = f"jamforelse-{choices.release.head.edition}-{choices.release.head.version}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
