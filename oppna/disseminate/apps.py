"""Disseminate as a Django app: the public pages. It has no tables; everything it shows comes from releases."""

from django.apps import AppConfig


class DisseminateConfig(AppConfig):
    """The comparisons."""

    name = "oppna.disseminate"
    verbose_name = "Jämförelser"
