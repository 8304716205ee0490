"""A rule that cannot be used."""

from __future__ import annotations


class RuleError(ValueError):
    """A rule outside the language, with a Swedish sentence that says what and why."""
