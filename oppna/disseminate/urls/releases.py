"""Addresses of releases, their calendar and corrections."""

from django.urls import URLPattern, path

from oppna.disseminate.views import corrections, feeds, releases

urlpatterns: list[URLPattern] = [
    path("publiceringar/", releases.all_releases, name="releases"),
    path("publiceringar/kalender.ics", feeds.calendar, name="calendar"),
    path("publiceringar/<str:edition>/<str:version>/", releases.one_release, name="release"),
    path("rattelser/", corrections.all_corrections, name="corrections"),
    path("rattelser/<str:edition>/<str:version>/", corrections.one_correction, name="correction"),
    path("rattelser/<str:edition>/<str:version>/andringar.csv", corrections.as_csv, name="correction_csv"),
    path("flode.atom", feeds.atom, name="feed"),
]
