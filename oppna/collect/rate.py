"""How often somebody may fail: counted in the cache, which every worker shares."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Limit:
    """So many failures in a window of so many seconds."""

    name: str
    most: int
    seconds: int

    def _key(self, who: str) -> str:
        return f"{self.name}:{who}:{int(time.time() // self.seconds)}"

    def wait(self, who: str) -> int:
        """Seconds until they may try again; 0 if they may now."""
        if int(cache.get(self._key(who), 0)) < self.most:
            return 0
        return self.seconds - int(time.time() % self.seconds)

    def failed(self, who: str) -> None:
        """One more failure."""
        key = self._key(who)
        if not cache.add(key, 1, self.seconds):
            cache.incr(key)
