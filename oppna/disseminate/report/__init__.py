"""Reports: what somebody lays before a board, as PDF and as Word, of the same content."""

from __future__ import annotations

from collections.abc import Callable

from oppna.disseminate.report.nouns import Report
from oppna.disseminate.report.pdf import PDF, as_pdf
from oppna.disseminate.report.word import WORD, as_word

FORMS: dict[str, tuple[str, Callable[[Report], bytes]]] = {"pdf": (PDF, as_pdf), "docx": (WORD, as_word)}
"""Ending of the file → media type, and who writes it."""
