"""No log holds a link: whoever reads logs shall not be able to answer for a municipality."""

from __future__ import annotations

import logging
import re

_LINK = re.compile(r"(/lank/)[^/\s\"'?]+")
HIDDEN = r"\1…"
LOGGERS = ("gunicorn.access", "gunicorn.error", "django.request", "django.server", "django.security.csrf")
"""Those that write addresses of requests."""


def hidden(text: str) -> str:
    """The text without the tokens in it."""
    return _LINK.sub(HIDDEN, text)


class HideLinks(logging.Filter):
    """Lets everything through, without tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        """The message is put together here, because tokens come in among its arguments."""
        message = record.getMessage()
        if "/lank/" in message:
            record.msg, record.args = hidden(message), ()
        return True


def hide_links() -> None:
    """Once, when the site starts."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, HideLinks) for one in logger.filters):
            logger.addFilter(HideLinks())
