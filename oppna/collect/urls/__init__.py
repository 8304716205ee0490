"""Addresses of a round, room by room."""

from oppna.collect.urls import review

app_name = "collect"
urlpatterns = [*review.urlpatterns]
