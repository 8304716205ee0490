"""Drawings as text: what every small picture of our own is put together with. The same input gives the same text."""

from __future__ import annotations

import re
from html import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Markup(str):
    """Text that is markup already: a template puts it in as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def text(value: str) -> str:
    """What somebody wrote, safe between tags and in attributes, without the characters XML cannot hold."""
    return escape(_NOT_XML.sub("", value), quote=True)


def decimal(value: float) -> str:
    """A coordinate with at most one decimal, as short as it can be written."""
    rounded = round(value, 1) + 0.0  # + 0.0: a zero has no sign
    return f"{rounded:.1f}".removesuffix(".0")


def picture(name: str, width: int, height: int, label: str, body: str) -> Markup:
    """A picture of fixed proportions with a sentence in its place for whoever cannot see it."""
    head = f'<svg class="{name}" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return Markup(f'{head} role="img" aria-label="{text(label)}" focusable="false">{body}</svg>')
