"""Addresses of the data to take along."""

from django.urls import URLPattern, path

from oppna.disseminate.views import data
from oppna.disseminate.views.kept import kept, packed

urlpatterns: list[URLPattern] = [
    path("oppna-data/", packed(data.open_data), name="open_data"),
    path("data/katalog.<str:ending>", kept(data.catalogue), name="catalogue"),
    path("data/<str:edition>/<str:version>/<str:name>", data.data_file, name="data_file"),
]
