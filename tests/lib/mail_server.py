"""A real SMTP server in a thread, which refuses what a test tells it to refuse."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Post:
    """What the server does and what it has got. Keys of the tables are addresses of receivers.

    `refuse`: the answer to RCPT. `hang_up_on`: the line breaks at RCPT. `hang_up_after`: the letter is taken, and the
    line breaks before the server says so. `busy_after`: 421 to every letter after so many.
    """

    refuse: dict[str, str] = field(default_factory=dict)
    hang_up_on: set[str] = field(default_factory=set)
    hang_up_after: set[str] = field(default_factory=set)
    busy_after: int | None = None
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    port: int = 0

    @property
    def to(self) -> list[str]:
        """The receivers, in order."""
        return [address for address, _ in self.taken]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse, hang up or agree."""
        if address in self.hang_up_on:
            self.hang_up_on.discard(address)
            _hang_up(server)
        if address in self.refuse:
            return self.refuse[address]
        if self.busy_after is not None and len(self.taken) >= self.busy_after:
            return "421 4.3.2 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take the letter."""
        message: Any = message_from_bytes(envelope.content or b"", policy=policy.default)
        address = envelope.rcpt_tos[0]
        self.taken.append((address, message))
        if address in self.hang_up_after:
            self.hang_up_after.discard(address)
            _hang_up(server)
        return "250 OK"


def _hang_up(server: SMTP) -> None:
    assert server.transport is not None
    server.transport.abort()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def mail_server(post: Post | None = None) -> Iterator[Post]:
    """The server, on a port of its own choosing."""
    post = post or Post()
    post.port = _free_port()  # aiosmtpd knocks on the port it was told, and cannot be told "any"
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


def through(settings: Any, post: Post) -> None:
    """Let the site send through it."""
    settings.EMAIL_BACKEND = "oppna.collect.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", post.port, 5
