"""Addresses of areas and of the search."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from oppna.disseminate.addresses import LEVEL_PATH
from oppna.disseminate.views import areas, search

_WITH_KEY = "|".join(sorted(path for path in LEVEL_PATH.values() if path != "riket"))
_AREA = rf"^(?P<place>(?:{_WITH_KEY})/[a-z0-9-]+|riket)/"

urlpatterns: list[URLPattern] = [
    path("sok/", search.search, name="search"),
    path("sok/forslag.json", search.suggestions, name="suggestions"),
    path("omraden/", areas.every, name="areas"),
    re_path(rf"{_AREA}$", areas.area, name="area"),
    re_path(rf"{_AREA}arbetsbok\.xlsx$", areas.workbook, name="area_workbook"),
    re_path(rf"{_AREA}rapport\.(?P<kind>pdf|docx)$", areas.report, name="area_report"),
    re_path(rf"{_AREA}data\.csv$", areas.table, name="area_table"),
    re_path(rf"{_AREA}bild\.(?P<kind>svg|png)$", areas.picture, name="area_picture"),
]
