"""Every field of the database: whether it is about a person, what it is for, and how long it is kept.

A table and nothing else. `clear_old` does what it says, `docs/explanation/personuppgifter.md` is made of it, and a test
holds that no field of ours is missing. A new field gets its row here in the same commit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

TWO_YEARS = 730
PLACEHOLDER = object()
"""Cleared to an address nobody has, with the row's number in it, where the column must be unique."""


class About(StrEnum):
    """What a field tells of a person."""

    NOTHING = "ingen personuppgift"
    PERSON = "personuppgift"
    FREE_TEXT = "fritext som kan innehålla personuppgifter"
    SECRET = "skyddsvärd: hemlighet för inloggning"


@dataclass(frozen=True)
class Kept:
    """How long, in words; and for what is cleared: days after the moment in `age` (a path of fields), to what."""

    words: str
    age: str = ""
    days: int = 0
    to: Any = ""


@dataclass(frozen=True)
class Field:
    """A field of a model: `model` is its label (app.Model)."""

    model: str
    name: str
    about: About
    purpose: str = ""
    kept: Kept | None = None


@dataclass(frozen=True)
class Rows:
    """Rows of a library's table that are deleted when they are old."""

    model: str
    about: About
    purpose: str
    kept: Kept


ANSWERS = Kept("så länge svaren bevaras: allmän handling, gallras efter myndighetens beslut")
LOG = Kept("så länge loggen bevaras: allmän handling, gallras efter myndighetens beslut")
ROUND = Kept("så länge omgången bevaras")


def _after_closed_account(to: Any = "") -> Kept:
    return Kept("två år efter att kontot stängts", "deactivated_at", TWO_YEARS, to)


def _after_round(path: str, to: Any = "") -> Kept:
    return Kept("två år efter att omgången stängt", path, TWO_YEARS, to)


def _after_link() -> Kept:
    return Kept("två år efter att länken gått ut", "expires_at", TWO_YEARS)


def _nothing(model: str, names: str) -> Iterable[Field]:
    return (Field(model, name, About.NOTHING) for name in names.split())


def _person(model: str, name: str, purpose: str, kept: Kept) -> Field:
    return Field(model, name, About.PERSON, purpose, kept)


def _text(model: str, name: str, purpose: str, kept: Kept) -> Field:
    return Field(model, name, About.FREE_TEXT, purpose, kept)


FIELDS: tuple[Field, ...] = (
    *_nothing("accounts.User", "id is_active created_at deactivated_at"),
    Field("accounts.User", "password", About.SECRET, "inloggning (bara ett kontrollvärde)", _after_closed_account("!")),
    _person("accounts.User", "last_login", "se konton som inte används", _after_closed_account(None)),
    _person("accounts.User", "email", "inloggning och brev", _after_closed_account(PLACEHOLDER)),
    _person("accounts.User", "name", "visa vem som gjort vad", _after_closed_account()),
    *_nothing("accounts.Organisation", "id kind code name sort_key"),
    *_nothing("accounts.Coverage", "id organisation unit"),
    *_nothing("accounts.Membership", "id organisation parts created_at"),
    _person("accounts.Membership", "user", "behörighet", Kept("tills rollen tas tillbaka")),
    _person("accounts.Membership", "role", "behörighet", Kept("tills rollen tas tillbaka")),
    *_nothing("accounts.Event", "id at actor_kind action subject"),
    _person("accounts.Event", "actor_id", "spårbarhet", LOG),
    _person("accounts.Event", "actor_name", "spårbarhet", LOG),
    _text("accounts.Event", "detail", "spårbarhet; aldrig svar eller hemligheter", LOG),
    *_nothing(
        "collect.Round", "id edition name test synthetic state opens closes reopens closes_again goal created_at"
    ),
    _person("collect.Round", "created_by", "spårbarhet", ROUND),
    *_nothing("collect.RoundReminder", "id round on"),
    *_nothing("collect.Respondent", "id round unit name county sort_key"),
    *_nothing("collect.Contact", "id respondent parts bounced_at removed_at"),
    _person("collect.Contact", "name", "tilltala mottagaren av brev", _after_round("respondent__round__closes")),
    _person("collect.Contact", "email", "skicka brev", _after_round("respondent__round__closes", PLACEHOLDER)),
    *_nothing("collect.ContactImport", "id round at"),
    _person("collect.ContactImport", "before", "kunna ångra en inläsning", _after_round("round__closes", [])),
    _person("collect.ContactImport", "by", "spårbarhet", _after_round("round__closes")),
    *_nothing(
        "collect.Link",
        "id respondent contact parent purpose parts created_at expires_at revoked_at last_used_at uses",
    ),
    Field("collect.Link", "digest", About.SECRET, "känna igen länken (bara ett kontrollvärde)", ROUND),
    _person("collect.Link", "holder", "visa vem som svarar", _after_link()),
    _person("collect.Link", "created_by", "spårbarhet", _after_link()),
    *_nothing("collect.PartResponse", "id respondent part state submitted_at accepted_at"),
    _person("collect.PartResponse", "submitted_by", "visa vem som skickat in", ANSWERS),
    *_nothing("collect.Submission", "id part_response number at digest"),
    _person("collect.Submission", "by", "kvittot", ANSWERS),
    _text("collect.Submission", "answers", "kvittot: svaren som de skickades", ANSWERS),
    *_nothing("collect.Answer", "id respondent question unchanged version at"),
    _text("collect.Answer", "value", "statistik", ANSWERS),
    _text("collect.Answer", "comment", "granskning", ANSWERS),
    _text("collect.Answer", "reason", "granskning", ANSWERS),
    _person("collect.Answer", "by", "visa vem som svarat", ANSWERS),
    *_nothing("collect.Edit", "id respondent question field version phase by_kind at"),
    _text("collect.Edit", "before", "spårbarhet", ANSWERS),
    _text("collect.Edit", "after", "spårbarhet", ANSWERS),
    _text("collect.Edit", "why", "spårbarhet", ANSWERS),
    _person("collect.Edit", "by_id", "spårbarhet", ANSWERS),
    _person("collect.Edit", "by", "spårbarhet", ANSWERS),
    *_nothing("collect.Confirmation", "id respondent check_id digest at"),
    _text("collect.Confirmation", "comment", "granskning", ANSWERS),
    _person("collect.Confirmation", "by", "granskning", ANSWERS),
    *_nothing("collect.LastAnswer", "id respondent question"),
    _text("collect.LastAnswer", "value", "visa förra omgångens svar", ROUND),
    *_nothing("collect.Burden", "id round question seconds reports"),
    *_nothing(
        "collect.Letter",
        "id round respondent contact link kind key state message_id attempts planned_at due_at claimed_at sent_at",
    ),
    _person("collect.Letter", "to", "skicka brev en gång", _after_round("round__closes", PLACEHOLDER)),
    _text("collect.Letter", "error", "reda ut brev som inte kom fram", _after_round("round__closes")),
    *_nothing("collect.Mark", "id respondent question finding digest state at"),
    _text("collect.Mark", "note", "granskning", ANSWERS),
    _person("collect.Mark", "by", "granskning", ANSWERS),
    *_nothing("collect.Message", "id respondent question from_respondent at"),
    _text("collect.Message", "text", "granskning", ANSWERS),
    _person("collect.Message", "by", "granskning", ANSWERS),
    *_nothing("collect.Reviewed", "id respondent upto"),
    _text("collect.Reviewed", "items", "granskningskön, räknas om ur svaren", ANSWERS),
    *_nothing("collect.Reopening", "id respondent question at closed_at"),
    _text("collect.Reopening", "why", "granskning", ANSWERS),
    _person("collect.Reopening", "by", "granskning", ANSWERS),
    *_nothing("collect.Decision", "id respondent question accepted at"),
    _text("collect.Decision", "answer", "granskning", ANSWERS),
    _text("collect.Decision", "why", "granskning", ANSWERS),
    _person("collect.Decision", "by", "granskning", ANSWERS),
    *_nothing("collect.Closing", "id round proposed_at confirmed_at withdrawn_at"),
    _text("collect.Closing", "note", "spårbarhet", ANSWERS),
    _person("collect.Closing", "proposed_by", "två personer avslutar", ANSWERS),
    _person("collect.Closing", "confirmed_by", "två personer avslutar", ANSWERS),
)

LIBRARY_ROWS: tuple[Rows, ...] = (
    Rows(
        "sessions.Session",
        About.SECRET,
        "hålla någon inloggad",
        Kept("högst åtta timmar, tills inloggningen gått ut", "expire_date", 0),
    ),
    Rows(
        "mfa.Authenticator",
        About.SECRET,
        "det andra steget (krypterat)",
        Kept("två år efter att kontot stängts", "user__deactivated_at", TWO_YEARS),
    ),
    Rows(
        "account.EmailAddress",
        About.PERSON,
        "inloggning; följer kontot",
        Kept("två år efter att kontot stängts", "user__deactivated_at", TWO_YEARS),
    ),
)
