"""Addresses of a round, room by room. The form comes last: it takes every part and page under /svara/."""

from django.urls import URLPattern

from oppna.collect.urls import documents, form, links, review, rounds

app_name = "collect"
urlpatterns: list[URLPattern] = [
    *rounds.urlpatterns,
    *links.urlpatterns,
    *review.urlpatterns,
    *documents.urlpatterns,
    *form.urlpatterns,
]
