"""Dates as definitions write them."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_date(text: str) -> bool:
    """Whether the text is a real day, written ÅÅÅÅ-MM-DD and no other way."""
    if not _ISO.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
