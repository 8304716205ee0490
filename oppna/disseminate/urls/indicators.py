"""Addresses of indicators and their pictures."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
