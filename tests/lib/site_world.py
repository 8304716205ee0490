"""A round, users and links for tests of the site, in as few rows as a test needs. Everything is SYNTETISKT."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from oppna.accounts.actor import SYSTEM, Actor
from oppna.accounts.models import Coverage, Membership, Organisation, User
from oppna.accounts.queries import actor_for
from oppna.accounts.roles import ROLE_KIND, TWO_FACTORS, Kind, Role
from oppna.catalogue.frame import load_frame
from oppna.catalogue.prepared import prepare
from oppna.collect.actions.issue_link import issue_link
from oppna.collect.days import today
from oppna.collect.models import (
    Answer,
    Contact,
    Edit,
    Link,
    LinkPurpose,
    PartResponse,
    Respondent,
    Round,
    RoundReminder,
)
from oppna.collect.states import RoundState
from oppna.swedish import stored_sort_key

EDITION = "2018-bou"
AUTHORITY = "Socialstyrelsen"


def a_round(
    edition: str = EDITION,
    *,
    units: int | Iterable[str] = 4,
    state: str = RoundState.OPEN.value,
    test: bool = False,
    contacts: bool = True,
    opens: date | None = None,
) -> Round:
    """A round with the first units of the edition's frame (or those named), a row for every part, a contact each.

    It opened three weeks ago and closes in five weeks, unless `opens` says another day.
    """
    opens = opens or today() - timedelta(days=21)
    closes = opens + timedelta(days=56)
    round = Round.objects.create(
        edition=edition,
        name=f"SYNTETISK omgång {edition}",
        test=test,
        synthetic=True,
        state=state,
        opens=opens,
        closes=closes,
        reopens=closes + timedelta(days=13),
        closes_again=closes + timedelta(days=22),
    )
    RoundReminder.objects.bulk_create(RoundReminder(round=round, on=opens + timedelta(days=d)) for d in (33, 42, 50))
    add_respondents(round, units)
    if contacts:
        Contact.objects.bulk_create(
            Contact(respondent=one, name="Registrator", email=f"registrator.{one.unit}@kommun.example")
            for one in round.respondents.all()
        )
    return round


def saved(respondent: Respondent, question: str, value: str, comment: str = "") -> None:
    """An answer that the holder of the link has given, with its edit in the log."""
    given = {"respondent": respondent, "question": question, "by": "Registrator", "at": timezone.now()}
    Answer.objects.create(**given, value=value, comment=comment)
    Edit.objects.create(**given, field="value", after=value, version=1, phase="form", by_kind="link")


def add_respondents(round: Round, units: int | Iterable[str]) -> list[Respondent]:
    """Respondents from the edition's frame, with a row for every part."""
    frame = load_frame(round.edition)
    if isinstance(units, int):
        chosen = frame[:units]
    else:
        by_code = {unit.unit: unit for unit in frame}
        chosen = tuple(by_code[code] for code in units)
    rows = Respondent.objects.bulk_create(
        Respondent(
            round=round,
            unit=unit.unit,
            name=unit.name,
            county=unit.county,
            sort_key=stored_sort_key(unit.name),
        )
        for unit in chosen
    )
    parts = [part.id for part in prepare(round.edition).edition.questionnaire.parts]
    PartResponse.objects.bulk_create(PartResponse(respondent=row, part=part) for row in rows for part in parts)
    return rows


def an_organisation(kind: Kind, units: Iterable[str] = (), name: str = "") -> Organisation:
    """The authority, or a municipality or region over the units; the same one when asked for again."""
    codes = sorted(units)
    name = name or (AUTHORITY if kind is Kind.AUTHORITY else f"{kind.value} {'+'.join(codes)}")
    found, made = Organisation.objects.get_or_create(
        kind=kind.value, code="+".join(codes)[:20], defaults={"name": name, "sort_key": stored_sort_key(name)}
    )
    if made:
        Coverage.objects.bulk_create(Coverage(organisation=found, unit=code) for code in codes)
    return found


def a_person(role: Role | str, *, units: Iterable[str] = (), parts: Iterable[str] = (), email: str = "") -> User:
    """A user who holds the role in an organisation over the units (the authority needs none)."""
    role = Role(role)
    organisation = an_organisation(ROLE_KIND[role], units)
    email = email or f"{role.value}.{User.objects.count() + 1}@oppna.example"
    user = User.objects.create_user(email, "ett långt lösenord", name=f"Test {role.value}")
    Membership.objects.create(user=user, organisation=organisation, role=role.value, parts=sorted(parts))
    return user


def an_actor(role: Role | str, *, units: Iterable[str] = (), parts: Iterable[str] = ()) -> Actor:
    """The same, as who acts: for tests of actions without pages. Two factors where the role needs them."""
    return actor_for(a_person(role, units=units, parts=parts), two_factors=Role(role) in TWO_FACTORS)


def a_user(
    role: Role | str,
    *,
    units: Iterable[str] = (),
    parts: Iterable[str] = (),
    two_factors: bool = True,
    user: User | None = None,
) -> Client:
    """A browser in which such a user has logged in; `client.user` is who."""
    user = user or a_person(role, units=units, parts=parts)
    client = Client()
    client.force_login(user)
    client.user = user
    request = HttpRequest()
    request.session = client.session  # type: ignore[assignment]
    record_authentication(request, user, "password", email=user.email)
    if two_factors:
        record_authentication(request, user, "mfa", type="totp")
    request.session.save()
    return client


def a_link(
    respondent: Respondent,
    *,
    parts: Iterable[str] = (),
    purpose: LinkPurpose = LinkPurpose.ANSWER,
    holder: str = "Registrator",
    parent: Link | None = None,
) -> str:
    """The address of an individual link, as it stands in a letter: /lank/<token>/."""
    _, token = issue_link(SYSTEM, respondent, holder=holder, parts=parts, purpose=purpose, parent=parent)
    return f"/lank/{token}/"


def by_link(respondent: Respondent, **chosen: object) -> Client:
    """A browser whose session such a link has opened."""
    from oppna.accounts.queries import LINK_ACTOR

    purpose = chosen.pop("purpose", LinkPurpose.ANSWER)
    link, _ = issue_link(SYSTEM, respondent, holder="Registrator", purpose=purpose, **chosen)  # type: ignore[arg-type]
    client = Client()
    session = client.session
    session[LINK_ACTOR] = link.pk
    session.save()
    client.link = link  # type: ignore[attr-defined]
    return client
