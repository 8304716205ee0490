"""Django's migrate, and the table in which attempts are counted: without it no limit would hold."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate


class Command(migrate.Command):
    """The cache's table belongs to the database as much as the others."""

    def handle(self, *args: Any, **options: Any) -> None:
        """First Django's own work."""
        super().handle(*args, **options)
        call_command("createcachetable", database=options["database"], verbosity=0)
