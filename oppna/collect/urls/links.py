"""Individual links."""

from django.urls import URLPattern, path

from oppna.collect.views.link import link

urlpatterns: list[URLPattern] = [path("lank/<str:token>/", link, name="link")]
