"""A survey round in progress, made up: SYNTETISKA answers and people. To try the site with, never beside a real one."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.create_region import create_region
from oppna.accounts.actions.grant_membership import grant_membership
from oppna.accounts.actions.import_organisations import import_organisations
from oppna.accounts.actions.make_administrator import make_administrator
from oppna.accounts.actor import SYSTEM, Actor
from oppna.accounts.models import Organisation, User
from oppna.accounts.roles import ROLE_KIND, ROLE_WORDS, TWO_FACTORS, Kind, Role
from oppna.collect.actions.confirm_check import confirm_check
from oppna.collect.actions.create_round import create_round
from oppna.collect.actions.issue_link import issue_link
from oppna.collect.actions.save_answers import Change, save_answers
from oppna.collect.actions.submit_part import submit_part
from oppna.collect.days import today
from oppna.collect.form.round_dates import Dates
from oppna.collect.models import Contact, PartResponse, Respondent, Round
from oppna.collect.queries.sheet import sheet_of
from oppna.collect.states import RoundState
from oppna.errors import Refused, refuse
from oppna.model.codes import SYNTHETIC
from oppna.synth.synthesis import synthesise

EDITION = "2018-bou"
SEED = 2018
WEEKS_OPEN = 4
EVERY = 3
"""One respondent of three has answered so far."""
HOME = "0184"
"""The municipality of the demonstration's coordinator and of its individual link."""
REGION = ("Regional stödenhet, SYNTETISK", ("01",))
RESPONDING = Actor("system", name="SYNTETISK uppgiftslämnare")


class Account(NamedTuple):
    """How to log in. `codes`: for the second step, each of them once."""

    role: str
    email: str
    codes: tuple[str, ...]


class World(NamedTuple):
    """What was made, for whoever is to try it."""

    round: Round
    password: str
    accounts: list[Account]
    link: str
    submitted: int


@transaction.atomic
def make_world() -> World:
    """Refused where anything is already."""
    if Round.objects.exists() or User.objects.exists():
        raise refuse("databasen används redan; demonstrationen görs bara i en tom.", code="DATABASEN_INTE_TOM")
    make_administrator("administrator@oppna.example", "Socialstyrelsen, SYNTETISK")
    import_organisations(SYSTEM, EDITION)
    create_region(SYSTEM, *REGION, EDITION)
    password = f"demo-{secrets.token_hex(4)}"  # of this demonstration only
    accounts = [*_accounts(password)]
    round = _round()
    submitted = _answers(round)
    _, token = issue_link(SYSTEM, round.respondents.get(unit=HOME), holder="Registrator, SYNTETISK")
    return World(round, password, accounts, f"/lank/{token}/", submitted)


def _accounts(password: str) -> Iterator[Account]:
    for role in Role:
        email = f"{role.value.replace('_', '.')}@oppna.example"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        user.name = f"{ROLE_WORDS[role].capitalize()}, SYNTETISK"
        user.set_password(password)
        user.save()
        if role is not Role.ADMINISTRATOR:
            grant_membership(SYSTEM, user, role, _organisation(role), ["G"] if role is Role.PART_RESPONDENT else [])
        yield Account(ROLE_WORDS[role], email, _codes(user) if role in TWO_FACTORS else ())


def _organisation(role: Role) -> Organisation:
    kind = ROLE_KIND[role]
    found = Organisation.objects.filter(kind=kind.value)
    return found.get(code=HOME) if kind is Kind.MUNICIPALITY else found.get()


def _codes(user: User) -> tuple[str, ...]:
    """An app that nobody has, and the codes for when one has lost it: so that a demonstration needs no telephone."""
    TOTP.activate(user, generate_totp_secret())
    return tuple(RecoveryCodes.activate(user).get_unused_codes()[:4])


def _round() -> Round:
    opens = today() - timedelta(weeks=WEEKS_OPEN)
    closes = opens + timedelta(weeks=8)
    days = Dates(opens, closes, (opens + timedelta(weeks=5), opens + timedelta(weeks=6)))
    round = create_round(SYSTEM, EDITION, name=f"Demonstration, {SYNTHETIC}", dates=days, synthetic=True)
    Contact.objects.bulk_create(
        Contact(respondent=one, name="Registrator, SYNTETISK", email=f"registrator.{one.unit}@kommun.example")
        for one in round.respondents.all()
    )
    round.state = RoundState.OPEN.value  # not by open_round, which would lay hundreds of letters out to be sent
    round.save(update_fields=["state"])
    return round


def _answers(round: Round) -> int:
    """Made-up answers given and sent as people do it; how many parts could be sent. What cannot be sent stays begun."""
    by_unit: defaultdict[str, dict[str, Change]] = defaultdict(dict)
    for made in synthesise(EDITION, SEED).answers:
        by_unit[made.unit][made.question] = Change({"value": made.answer}, 0)
    answering = [one for one in round.respondents.all() if one.unit in by_unit and one.unit != HOME][::EVERY]
    return sum(_sent(one, by_unit[one.unit], number) for number, one in enumerate(answering))


def _sent(respondent: Respondent, changes: dict[str, Change], number: int) -> int:
    with transaction.atomic():
        save_answers(RESPONDING, respondent.pk, changes)
        for found in sheet_of(respondent).standing.stopping:
            if not found.hard:
                confirm_check(RESPONDING, respondent, found.check, seen=found.digest)
        return sum(_part_sent(part, number) for part in respondent.parts.all())


def _part_sent(row: PartResponse, number: int) -> bool:
    """Sent on a day of its own, so that the curve of the response has a shape."""
    try:
        with transaction.atomic():
            submit_part(RESPONDING, row.respondent, row.part)
    except Refused:
        return False
    sent = timezone.now() - timedelta(days=number * 7919 % (7 * WEEKS_OPEN), hours=number % 9)
    PartResponse.objects.filter(pk=row.pk).update(submitted_at=sent)
    return True
