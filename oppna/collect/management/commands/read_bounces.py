"""`manage.py read_bounces`: messages from mail servers about letters that did not arrive."""

from __future__ import annotations

import mailbox
import sys
from collections.abc import Iterator
from contextlib import closing
from email import message_from_binary_file, policy
from email.message import Message
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from oppna.collect.actions.note_bounce import note_bounce
from oppna.collect.form.bounce import bounces
from oppna.swedish import counted


class Command(BaseCommand):
    """Reads and leaves the messages where they are; reading them again changes nothing."""

    help = "Läs studsar: ett meddelande på standard in, en mbox-fil, en maildir eller en mapp med .eml-filer."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where they are."""
        parser.add_argument("where", nargs="?", default="-", metavar="KÄLLA")

    def handle(self, *args: Any, where: str = "-", **options: Any) -> None:
        """Say how many were ours."""
        ours = strange = 0
        for message in _messages(where):
            for bounce in bounces(message):
                if note_bounce(bounce):
                    ours += 1
                else:
                    strange += 1
        self.stdout.write(f"{counted(ours, 'studs', 'studsar')}, {strange} som inte gäller våra brev.")


def _messages(where: str) -> Iterator[Message]:
    if where == "-":
        yield message_from_binary_file(sys.stdin.buffer, policy=policy.compat32)
        return
    path = Path(where)
    if (path / "cur").is_dir() or (path / "new").is_dir():
        with closing(mailbox.Maildir(path, create=False)) as folder:
            yield from folder
    elif path.is_dir():
        for file in sorted(path.glob("*.eml")):
            with file.open("rb") as opened:
                yield message_from_binary_file(opened, policy=policy.compat32)
    elif path.is_file():
        with closing(mailbox.mbox(path, create=False)) as file_of_many:
            yield from file_of_many
    else:
        raise CommandError(f"{where} finns inte; ange en mbox-fil, en maildir eller en mapp med .eml-filer.")
