"""Addresses of one figure: why it is what it is."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
