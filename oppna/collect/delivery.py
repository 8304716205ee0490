"""Hand one letter to the mail server and say what is known of it afterwards. Writes nothing."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from enum import StrEnum

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Fate(StrEnum):
    """What became of a letter. UNKNOWN: it may have been taken; only a person may decide to send it again."""

    TAKEN = "taken"
    REFUSED = "refused"  # the server will not have it, now or later
    LATER = "later"  # not sent, worth another try
    NO_SERVER = "no_server"  # not sent, and nothing else will be either just now
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Delivery:
    """`reason`: what the server said."""

    fate: Fate
    reason: str = ""


def reach(connection: BaseEmailBackend) -> Delivery | None:
    """Open the way to the server; what is wrong if it cannot be opened."""
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Fate.NO_SERVER, _said(error))
    return None


def deliver(connection: BaseEmailBackend, message: EmailMessage) -> Delivery:
    """One letter over an open connection."""
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = next(iter(refused.recipients.values()))
        return _by_code(code, said)
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused_:
        return _by_code(refused_.smtp_code, refused_.smtp_error)
    except (OSError, smtplib.SMTPException) as error:  # SMTPException is an OSError; both are said for the reader
        handed_over = getattr(connection, "handed_over", False)
        return Delivery(Fate.UNKNOWN if handed_over else Fate.LATER, _said(error))
    return Delivery(Fate.TAKEN)


def _by_code(code: int, said: bytes | str) -> Delivery:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return Delivery(Fate.REFUSED if 500 <= code < 600 else Fate.LATER, f"{code} {text}"[:500])


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:500]
