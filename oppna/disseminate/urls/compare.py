"""Addresses of the compare tool."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
