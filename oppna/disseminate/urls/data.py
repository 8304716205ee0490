"""Addresses of the data to take along."""

from django.urls import URLPattern, path

from oppna.disseminate.views import data

urlpatterns: list[URLPattern] = [
    path("oppna-data/", data.open_data, name="open_data"),
    path("data/katalog.<str:ending>", data.catalogue, name="catalogue"),
    path("data/<str:edition>/<str:version>/<str:name>", data.data_file, name="data_file"),
]
