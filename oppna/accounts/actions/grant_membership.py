"""A role in an organisation, given to somebody."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import Membership, Organisation, User
from oppna.accounts.permissions import check
from oppna.accounts.roles import KIND_WORDS, ROLE_KIND, ROLE_WORDS, Kind, Permission, Role
from oppna.errors import Problem, Refused


def grant_membership(
    actor: Actor, user: User, role: Role, organisation: Organisation, parts: Iterable[str] = ()
) -> Membership:
    """`parts`: for a part respondent, what they answer; everybody else has all parts."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    wanted = sorted(set(parts))
    with transaction.atomic():
        problems = list(_problems(user, role, organisation, wanted))
        if problems:
            raise Refused(problems)
        made = Membership.objects.create(user=user, organisation=organisation, role=role.value, parts=wanted)
        record(
            actor, "grant_membership", f"user:{user.pk}", role=role.value, organisation=organisation.pk, parts=wanted
        )
    return made


def _problems(user: User, role: Role, organisation: Organisation, parts: list[str]) -> Iterable[Problem]:
    if ROLE_KIND[role] is not Kind(organisation.kind):
        yield _problem(
            "FEL_SLAG",
            f"Rollen {ROLE_WORDS[role]} hör till {KIND_WORDS[ROLE_KIND[role]]}, "
            f"men {organisation.name} är {KIND_WORDS[Kind(organisation.kind)]}. Välj en annan roll eller organisation.",
        )
    if role is Role.PART_RESPONDENT and not parts:
        yield _problem("DEL_SAKNAS", "En uppgiftslämnare för en del behöver minst en del. Ange vilka.")
    if role is not Role.PART_RESPONDENT and parts:
        yield _problem("DEL_FOR_MYCKET", f"Rollen {ROLE_WORDS[role]} gäller alla delar. Lämna delarna tomma.")
    if Membership.objects.filter(user=user, organisation=organisation, role=role.value).exists():
        yield _problem("ROLL_FINNS", f"{user} är redan {ROLE_WORDS[role]} i {organisation.name}.")


def _problem(code: str, sentence: str) -> Problem:
    return Problem("", 0, code, sentence)
