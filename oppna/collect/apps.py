"""Collect as a Django app."""

from django.apps import AppConfig


class CollectConfig(AppConfig):
    """The survey round."""

    name = "oppna.collect"
    verbose_name = "Insamling"

    def ready(self) -> None:
        """No log holds a link."""
        from oppna.collect.log import hide_links

        hide_links()
