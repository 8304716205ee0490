"""Every address of the site, room by room."""

from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
    path("administration/", include("oppna.accounts.urls")),
    path("", include("oppna.collect.urls")),
    path("", include("oppna.web.urls")),
]
