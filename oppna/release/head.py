"""The head of a release: its version, date and approver are stated by a person and checked here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from oppna import __version__
from oppna.errors import Problem

SOFTWARE = f"oppna {__version__}"
"""The program that made the release. It is part of the input: another program may give another folder."""

_VERSION = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})")


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by: 1.10 is newer than 1.9."""
    return tuple(int(number) for number in version.split("."))


def head_problems(*, version: str, date: str, approver: str, reason: str | None = None) -> list[Problem]:
    """Everything wrong with what a person says of a version. `reason` is asked for only by a correction."""
    return list(_head_problems(version, date, approver, reason))


def _head_problems(version: str, date: str, approver: str, reason: str | None) -> Iterable[Problem]:
    if not _VERSION.fullmatch(version):
        yield _problem("VERSION", f"Versionen ”{version}” ska vara två heltal med punkt emellan, till exempel 1.0.")
    if not _is_date(date):
        yield _problem("DATUM", f"Datumet ”{date}” finns inte; skriv det som ÅÅÅÅ-MM-DD, till exempel 2018-06-20.")
    if not approver.strip():
        yield _problem("GODKÄNNARE", "Namnet på den som godkänner saknas; ange det med --approved-by.")
    if reason is not None and not reason.strip():
        yield _problem("SKÄL", "Skälet till rättelsen saknas; ange det med --reason, för det står i den öppna loggen.")


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _problem(code: str, sentence: str) -> Problem:
    return Problem("", 0, code, sentence)
