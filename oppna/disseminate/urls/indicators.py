"""Addresses of indicators and their pictures."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from oppna.disseminate.views import indicators

_ONE = r"^indikator/(?P<edition>[^/]+)/(?P<code>[^/]+)/"

urlpatterns: list[URLPattern] = [
    path("indikator/", indicators.every, name="indicators"),
    re_path(rf"{_ONE}$", indicators.indicator, name="indicator"),
    re_path(rf"{_ONE}data\.csv$", indicators.figures, name="indicator_figures"),
    re_path(rf"{_ONE}varden\.xlsx$", indicators.workbook, name="indicator_workbook"),
    re_path(rf"{_ONE}rapport\.(?P<kind>pdf|docx)$", indicators.report, name="indicator_report"),
    re_path(rf"{_ONE}bild/(?P<name>[^/]+)\.(?P<kind>svg|png|json)$", indicators.picture, name="indicator_picture"),
]
