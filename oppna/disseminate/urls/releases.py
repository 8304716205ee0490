"""Addresses of releases, their calendar and corrections."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
