"""How much one client may ask: a bucket of tokens that fills at an even rate. Bounded memory, safe among threads.

OPPNA_API_RATE  requests a second and client, or "rate/burst" (default 200/2000); 0: no limit.
Each process counts alone.
"""

from __future__ import annotations

import ipaddress
import math
import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from time import monotonic

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers.refusal import refusal
from oppna.errors import quoted, refuse

DEFAULT_RATE = 200.0
SECONDS_SAVED = 10
"""How many seconds of silence can be spent at once, where nothing else is said."""
MOST_CLIENTS = 20_000
_IPV6_SITE = 64
"""One household or office has a whole such network of addresses."""


class Buckets:
    """The tokens of each client. The client that has been silent longest is forgotten when there are too many."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self.rate, self.burst = rate, max(1.0, burst)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str) -> float:
        """Take a token: 0. Or how many seconds until there is one."""
        with self._lock:
            now = self._clock()
            left, since = self._left.pop(client, (self.burst, now))
            left = min(self.burst, left + (now - since) * self.rate)
            taken = left >= 1.0
            self._left[client] = (left - taken, now)
            if len(self._left) > MOST_CLIENTS:
                self._left.popitem(last=False)
        return 0.0 if taken else (1.0 - left) / self.rate

    @property
    def clients(self) -> int:
        """How many are remembered."""
        return len(self._left)


def limited(answer: Answer, buckets: Callable[[], Buckets | None] | None = None) -> Answer:
    """Whoever asks faster than that is told when to come back. All doors of a process share the same buckets."""
    of_the_process = buckets or shared

    def answered(request: Request) -> Response:
        kept = of_the_process()
        wait = kept.wait(client_of(request)) if kept else 0.0
        return answer(request) if not wait else _told(max(1, math.ceil(wait)))

    return answered


def _told(seconds: int) -> Response:
    unit = "sekund" if seconds == 1 else "sekunder"
    sentence = f"Det kom fler frågor härifrån än vi hinner svara på; vänta {seconds} {unit} och fråga igen."
    return refusal(429, sentence, headers=(("Retry-After", str(seconds)),))


@cache
def shared() -> Buckets | None:
    """The buckets of the process, as OPPNA_API_RATE says."""
    return from_text(os.environ.get("OPPNA_API_RATE", ""))


def from_text(text: str) -> Buckets | None:
    """Buckets by "rate" or "rate/burst"; None for 0."""
    rate, _, burst = text.strip().partition("/")
    try:
        each = float(rate or DEFAULT_RATE)
        return Buckets(each, float(burst or each * SECONDS_SAVED)) if each > 0 else None
    except ValueError:
        sentence = f"OPPNA_API_RATE är {quoted(text)}; skriv frågor i sekunden, som 200 eller 200/2000, eller 0."
        raise refuse(sentence, code="OPPNA_API_RATE") from None


def client_of(request: Request) -> str:
    """The address that asks."""
    return address_of(request.client, request.headers.get("x-forwarded-for", ""))


def address_of(client: str, forwarded: str) -> str:
    """Who asks; behind a proxy of ours, the last one it wrote down in X-Forwarded-For."""
    address = forwarded.rsplit(",", 1)[-1].strip() if forwarded and _behind_proxy() else client
    return _site(address)


@cache
def _behind_proxy() -> bool:
    return os.environ.get("OPPNA_BEHIND_PROXY") == "1"


def _site(address: str) -> str:
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network((address, _IPV6_SITE), strict=False))
    except ValueError:
        return address
