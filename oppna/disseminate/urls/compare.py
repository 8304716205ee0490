"""Addresses of the compare tool."""

from django.urls import URLPattern, path, re_path

from oppna.disseminate.views import compare

urlpatterns: list[URLPattern] = [
    path("jamfor/", compare.page, name="compare"),
    path("jamfor/inbaddad/", compare.embedded, name="compare_embedded"),
    path("jamfor/data.csv", compare.as_csv, name="compare_csv"),
    path("jamfor/jamforelse.xlsx", compare.workbook, name="compare_workbook"),
    re_path(r"^jamfor/rapport\.(?P<kind>pdf|docx)$", compare.report, name="compare_report"),
    re_path(r"^jamfor/bild\.(?P<kind>svg|png|json)$", compare.picture, name="compare_picture"),
    path("jamfor/liknande/", compare.twins, name="compare_twins"),
    path("jamfor/omraden/", compare.between_areas, name="compare_areas"),
]
