"""Disseminate as a Django app: the public pages. It has no tables; everything it shows comes from releases."""

from django.apps import AppConfig


class DisseminateConfig(AppConfig):
    """The comparisons."""

    name = "oppna.disseminate"
    verbose_name = "Jämförelser"

    def ready(self) -> None:
        """Pages and doors of the site answer from one and the same shelf."""
        from oppna.disseminate.api import source
        from oppna.disseminate.queries.public import public

        source.supplied_by(public)
