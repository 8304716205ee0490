"""A command of the site ends as those of `oppna` do: sentences in Swedish and exit code 2, or a traceback of ours."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from oppna.errors import EXIT_REFUSED, Refused

AWAY = "databasen svarar inte. Kontrollera att den är igång och att DATABASE_URL stämmer"


class SiteCommand(BaseCommand):
    """A command that tells a person's mistake as sentences."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run it."""
        try:
            return super().execute(*args, **options)
        except Refused as refused:
            raise CommandError("\n".join(map(str, refused.problems)), returncode=EXIT_REFUSED) from refused
        except OperationalError as error:
            raise CommandError(f"{AWAY}: {str(error).strip()}", returncode=EXIT_REFUSED) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}", returncode=EXIT_REFUSED) from error
