"""Addresses of a round, room by room."""

from django.urls import URLPattern

from oppna.collect.urls import form, links, rounds

app_name = "collect"
urlpatterns: list[URLPattern] = [*links.urlpatterns, *rounds.urlpatterns, *form.urlpatterns]
