"""Addresses of the comparisons, room by room."""

from django.urls import URLPattern

from oppna.disseminate.urls import areas, compare, data, figures, indicators, releases

app_name = "disseminate"
urlpatterns: list[URLPattern] = [
    *areas.urlpatterns,
    *indicators.urlpatterns,
    *compare.urlpatterns,
    *figures.urlpatterns,
    *releases.urlpatterns,
    *data.urlpatterns,
]
