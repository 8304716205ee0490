"""Where a person reaches the site: as it is told, else where it listens."""

from __future__ import annotations

DEFAULT_BIND = "127.0.0.1:8000"
_HERE = ("", "0.0.0.0", "[::]", "127.0.0.1", "[::1]")
"""Hosts that mean this machine. Browsers know it as localhost, and take a passkey for no other name of it."""


def site_url(told: str, bind: str) -> str:
    """The site's address. `told`: as somebody set it, "" for not; `bind`: host and port it listens on.

    A socket in the file system has no address: the site is then known by what it is told, or by the usual one.
    """
    if told.strip():
        return told.strip().rstrip("/")
    host, _, port = bind.strip().rpartition(":")
    if host.startswith("unix") or not port.isdecimal():
        return site_url("", DEFAULT_BIND)
    return f"http://{'localhost' if host in _HERE else host}:{port}"
