"""Collect as a Django app."""

from django.apps import AppConfig


class CollectConfig(AppConfig):
    """The survey round."""

    name = "oppna.collect"
    verbose_name = "Insamling"
