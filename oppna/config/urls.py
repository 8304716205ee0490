"""Every address of the site, room by room."""

from django.urls import include, path, register_converter

from oppna.config.converters import Row

register_converter(Row, "row")
urlpatterns = [
    path("", include("oppna.accounts.urls")),  # before allauth, some of whose pages it replaces
    path("konto/", include("allauth.urls")),
    path("", include("oppna.collect.urls")),
    path("", include("oppna.disseminate.urls")),
    path("", include("oppna.web.urls")),
]
handler404 = "oppna.web.lost.lost"
handler500 = "oppna.web.away.fault"
