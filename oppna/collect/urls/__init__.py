"""Addresses of a round, room by room."""

from django.urls import URLPattern

from oppna.collect.urls import form

app_name = "collect"
urlpatterns: list[URLPattern] = [*form.urlpatterns]
