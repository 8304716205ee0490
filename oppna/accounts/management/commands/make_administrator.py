"""manage.py make_administrator EMAIL: the first one, who can then invite everybody else."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from oppna.accounts.actions.make_administrator import make_administrator
from oppna.accounts.actions.send_invitation import send_invitation
from oppna.accounts.actor import SYSTEM
from oppna.errors import Refused


class Command(BaseCommand):
    """Makes somebody administrator and sends them the letter with which they choose a password."""

    help = "Gör någon till administratör och skicka ett brev där de väljer lösenord."

    def add_arguments(self, parser: CommandParser) -> None:
        """The address, and what the authority is called if it is not there yet."""
        parser.add_argument("email", help="e-postadress")
        parser.add_argument("--myndighet", default="Socialstyrelsen", help="myndighetens namn, om den inte finns än")

    def handle(self, *args: Any, **options: Any) -> None:
        """Asked again for the same address it only sends the letter again."""
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError(f"{options['email']} är ingen e-postadress. Skriv den som namn@exempel.se.") from None
        user = make_administrator(options["email"], options["myndighet"])
        try:
            send_invitation(SYSTEM, user)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{user.email} är administratör. Ett brev med en länk att välja lösenord är skickat.")
