"""Addresses of one figure: why it is what it is."""

from django.urls import URLPattern, path

from oppna.disseminate.views.figures import figure, figure_json

urlpatterns: list[URLPattern] = [
    path("siffra/<str:edition>/<str:indicator>/<path:area>/siffra.json", figure_json, name="figure_json"),
    path("siffra/<str:edition>/<str:indicator>/<path:area>/", figure, name="figure"),
]
