"""A message from a mail server that a letter did not arrive (RFC 3464) → which letter, which address and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

_LONGEST = 500


@dataclass(frozen=True)
class Bounce:
    """`message_id`: of our letter, which nobody else can know; without it a message could be anybody's."""

    message_id: str
    recipient: str
    status: str
    reason: str


def bounces(message: Message) -> Iterator[Bounce]:
    """Every failed delivery the message tells of. Delays, and messages that are no such report, give nothing."""
    if message.get_content_type() != "multipart/report":
        return
    original = _original_id(message)
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            yield from _failures(part, original)


def _failures(part: Message, message_id: str) -> Iterator[Bounce]:
    for fields in part.walk():
        if fields.get("Action", "").strip().lower() != "failed":
            continue
        recipient = _after_type(fields.get("Original-Recipient") or fields.get("Final-Recipient") or "")
        reason = _after_type(fields.get("Diagnostic-Code") or "")
        yield Bounce(message_id, recipient.lower(), fields.get("Status", "").strip()[:20], reason[:_LONGEST])


def _after_type(value: str) -> str:
    """`rfc822; someone@example.se` → the address; folded lines become one."""
    return " ".join(value.partition(";")[2].split()) or " ".join(value.split())


def _original_id(message: Message) -> str:
    """The Message-ID of what bounced, from the copy of its headers that the report brings with it."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner:
                return str(inner[0].get("Message-ID", "")).strip()  # type: ignore[union-attr]
        if kind == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
            found = re.search(r"^message-id:\s*(\S+)", text, re.IGNORECASE | re.MULTILINE)
            return found.group(1) if found else ""
    return ""
