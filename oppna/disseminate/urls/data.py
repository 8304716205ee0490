"""Addresses of the data to take along."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
