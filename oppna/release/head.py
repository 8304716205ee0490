"""The head of a release: its version, date and approver are stated by a person and checked here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import msgspec

from oppna import __version__
from oppna.errors import Problem, Refused

SOFTWARE = f"oppna {__version__}"
"""The program that made the release. It is part of the input: another program may give another folder."""

_VERSION = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})")


def is_version(text: str) -> bool:
    return _VERSION.fullmatch(text) is not None


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by: 1.10 is newer than 1.9."""
    return tuple(int(number) for number in version.split("."))


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a version. It is given, never taken from a clock or an account: a rebuild is the same."""

    version: str
    date: str
    approver: str


def statement_problems(stated: Statement) -> Iterator[Problem]:
    """Everything wrong with a statement."""
    if not is_version(stated.version):
        sentence = f"versionen ”{stated.version}” ska vara två heltal med punkt emellan, till exempel 1.0."
        yield Problem("", 0, "VERSION", sentence)
    if not _is_date(stated.date):
        sentence = f"datumet ”{stated.date}” finns inte; skriv det som ÅÅÅÅ-MM-DD, till exempel 2018-06-20."
        yield Problem("", 0, "DATUM", sentence)
    if not stated.approver.strip():
        yield Problem("", 0, "GODKÄNNARE", "namnet på den som godkänner saknas; ange det med --approved-by.")
    elif not stated.approver.isprintable():
        sentence = "namnet på den som godkänner har radbrytningar eller styrtecken; skriv det på en rad."
        yield Problem("", 0, "GODKÄNNARE", sentence)


def require_sound(stated: Statement) -> None:
    """Raise Refused with everything wrong with the statement."""
    if problems := list(statement_problems(stated)):
        raise Refused(problems)


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
