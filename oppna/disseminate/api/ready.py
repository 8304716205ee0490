"""Answers that stand ready to be sent once more, written as the server sends them.

The tag of an answer is made of all that the answer depends on: what is public, the address, and three headers. So the
same address and headers get the same bytes until something public changes, and then everything kept is let go of.

OPPNA_API_READY  megabytes that stand ready in each process (default 16); 0: nothing
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from oppna.errors import quoted, refuse

DEFAULT_MEGABYTES = 16
LARGEST = 64_000
"""A larger answer takes longer to send than to find."""
AROUND = 2_000
"""About what the objects around a kept answer take in memory."""
_STATUSES = frozenset({200, 304})

Key = tuple[str, bytes, bytes, bytes | None, bytes | None, bytes | None]
Headers = list[tuple[bytes, bytes]]


def room() -> int:
    """Bytes that may stand ready, as OPPNA_API_READY says."""
    text = os.environ.get("OPPNA_API_READY", "").strip() or str(DEFAULT_MEGABYTES)
    if not text.isdecimal():
        raise refuse(f"OPPNA_API_READY är {quoted(text)}; skriv ett helt antal megabyte.", code="OPPNA_API_READY")
    return int(text) * 1_000_000


class Sent(NamedTuple):
    """The two messages of a whole answer."""

    start: dict[str, Any]
    body: dict[str, Any]

    @property
    def keeps(self) -> bool:
        """Whether it is an answer that whoever asks the same may have: found, tagged and whole."""
        return (
            self.start["status"] in _STATUSES
            and len(self.body["body"]) <= LARGEST
            and b"ETag" in dict(self.start["headers"])
        )


class Ready:
    """What was sent, by what it depends on, at most so many bytes; what nobody has asked for the longest goes first.

    Used by the loop alone, never by a thread.
    """

    def __init__(self, token: Callable[[], str], most: int) -> None:
        self._token, self._most = token, most
        self._of = ""
        self._bytes = 0
        self._sent: OrderedDict[Key, Sent] = OrderedDict()

    @property
    def has_room(self) -> bool:
        """Whether anything at all is kept."""
        return self._most > 0

    def find(self, key: Key) -> Sent | None:
        """The answer, if it was sent while the same was public."""
        self._look()
        if found := self._sent.get(key):
            self._sent.move_to_end(key)
        return found

    def keep(self, key: Key, sent: Sent, token: str) -> None:
        """Remember what was sent. `token`: what was public before it was found; nothing is kept if that has changed."""
        self._look()
        if token != self._of or key in self._sent or not sent.keeps:
            return
        self._sent[key] = sent
        self._bytes += _size(key, sent)
        while self._bytes > self._most:
            self._bytes -= _size(*self._sent.popitem(last=False))

    @property
    def token(self) -> str:
        """What was public at the last look."""
        return self._of

    @property
    def bytes(self) -> int:
        """About how much is kept."""
        return self._bytes

    def _look(self) -> None:
        now = self._token()
        if now != self._of:
            self._of, self._bytes = now, 0
            self._sent.clear()


def key_of(scope: Mapping[str, Any], headers: Mapping[bytes, bytes]) -> Key | None:
    """All that an answer depends on but what is public; None for a question whose answer is not kept."""
    host = headers.get(b"host")
    if host is None or scope["method"] != "GET":
        return None
    accept, encoding = headers.get(b"accept"), headers.get(b"accept-encoding")
    return scope["path"], scope["query_string"], host, accept, encoding, headers.get(b"if-none-match")


def _size(key: Key, sent: Sent) -> int:
    return AROUND + 4 * len(key[0]) + sum(map(len, filter(None, key[1:]))) + len(sent.body["body"])
