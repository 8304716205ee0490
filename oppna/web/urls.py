"""Addresses that belong to no phase."""

from django.urls import path

from oppna.web.faults import accessibility
from oppna.web.health import health
from oppna.web.views import start

app_name = "web"
urlpatterns = [
    path("", start, name="start"),
    path("halsa/", health, name="health"),
    path("tillganglighet/", accessibility, name="accessibility"),
]
