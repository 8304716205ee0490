"""`manage.py demo_world`: a made-up round in progress, in an empty database."""

from __future__ import annotations

import io
from typing import Any

from django.conf import settings
from django.core.management import call_command

from oppna.swedish import number
from oppna.web.demo_world import make_world
from oppna.web.management.sentences import SiteCommand


class Command(SiteCommand):
    """Makes it and tells how to get in."""

    help = "gör en påhittad omgång att pröva sajten med (SYNTETISK)"

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, make, tell."""
        call_command("serve", prepare=True, stdout=io.StringIO())
        world = make_world()
        self.stdout.write(f"{world.round}: {number(world.submitted)} delar är inskickade.")
        self.stdout.write(
            f"\nKonton, alla med lösenordet {world.password}; koderna är för steg två och gäller en gång:"
        )
        for account in world.accounts:
            self.stdout.write(f"  {account.role:<28}{account.email:<34}{' '.join(account.codes)}")
        self.stdout.write(f"\nEn enskild länk till enkäten, som i ett brev:\n  {settings.SITE_URL}{world.link}")
