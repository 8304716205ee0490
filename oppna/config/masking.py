"""Keys of individual links do not stand in logs: whoever read one could answer in somebody's name."""

from __future__ import annotations

import logging
import re

KEY = re.compile(r"(/lank/)[^/\s?]+")


class MaskKeys(logging.Filter):
    """Takes the key out of every address in a line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Never holds a line back."""
        if isinstance(record.args, tuple):
            record.args = tuple(masked(value) if isinstance(value, str) else value for value in record.args)
        record.msg = masked(record.msg) if isinstance(record.msg, str) else record.msg
        return True


def masked(text: str) -> str:
    """The text with every key replaced."""
    return KEY.sub(r"\1…", text)
