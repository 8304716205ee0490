"""manage.py clear_old: run it every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from oppna.accounts.actions.clear_old import clear_old


class Command(BaseCommand):
    """Clears personal data that has been kept as long as it may."""

    help = "Gallra personuppgifter och utgångna inloggningar, som tabellen över personuppgifter säger."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what was cleared."""
        cleared = clear_old()
        for what, count in cleared.items():
            self.stdout.write(f"{what}: {count}")
        if not cleared:
            self.stdout.write("Inget var gammalt nog att gallra.")
