"""The shell as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, style and pages that belong to no phase."""

    name = "oppna.web"
