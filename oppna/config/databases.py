"""Which database: SQLite beside the site by default, PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # A write that begins as a read cannot wait for another writer; IMMEDIATE takes its place in the queue at once.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
"""FULL: an answer that was acknowledged is on the disk, also when the machine loses its power."""

POSTGRESQL_OPTIONS = {"server_side_binding": True, "prepare_threshold": 3}
"""A site asks the same few questions over and over: the server keeps their plans (1 ms of a page turn, not 3)."""


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's description of the database at `url`; "" is the embedded one in `folder`."""
    if not url:
        return _sqlite(str(folder / "oppna.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path)[1:])  # sqlite:///relative.db, sqlite:////absolute.db
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(parts)
    raise ImproperlyConfigured(f"DATABASE_URL börjar med {parts.scheme!r}; skriv postgresql://… eller sqlite:///….")


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgresql(parts: Any) -> dict[str, Any]:
    query: Mapping[str, str] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(POSTGRESQL_OPTIONS),
    }
