"""What administrators do with accounts: allowed, refused in a sentence, and written in the log."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from oppna.accounts.actions.create_region import create_region
from oppna.accounts.actions.deactivate_user import deactivate_user
from oppna.accounts.actions.grant_membership import grant_membership
from oppna.accounts.actions.import_organisations import import_organisations
from oppna.accounts.actions.invite_user import invite_user
from oppna.accounts.actions.reactivate_user import reactivate_user
from oppna.accounts.actions.remove_second_factors import remove_second_factors
from oppna.accounts.actions.send_invitation import send_invitation
from oppna.accounts.actions.withdraw_membership import withdraw_membership
from oppna.accounts.actor import Actor
from oppna.accounts.models import Event, Membership, Organisation, User
from oppna.accounts.permissions import Forbidden
from oppna.accounts.queries import actor_for
from oppna.accounts.roles import Kind, Role
from oppna.errors import Refused
from tests.lib.site_world import a_person, an_actor, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Actor:
    return an_actor(Role.ADMINISTRATOR)


def _codes(deed: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refused:
        deed()
    return {problem.code for problem in refused.value.problems}


def test_an_invited_person_chooses_a_password_once(administrator: Actor) -> None:
    where = an_organisation(Kind.MUNICIPALITY, ["0114"])
    user = invite_user(administrator, " Anna.Berg@Kommun.EXAMPLE ", "Anna Berg", Role.COORDINATOR, where)
    assert user.email == "anna.berg@kommun.example"
    assert not user.has_usable_password()
    (letter,) = mail.outbox
    address = re.search(r"http://localhost:8000(/konto/\S+)", letter.body)
    assert letter.to == [user.email] and address
    browser = Client()
    form = browser.get(address[1], follow=True)
    chosen = {"password1": "ett hav av granar", "password2": "ett hav av granar"}
    assert browser.post(form.redirect_chain[-1][0], chosen).status_code == 302
    user.refresh_from_db()
    assert user.check_password("ett hav av granar")
    assert "gäller inte längre" in Client().get(address[1], follow=True).content.decode()
    assert [*Event.objects.order_by("id").values_list("action", flat=True)] == [
        "invite_user",
        "grant_membership",
        "send_invitation",
        "password_reset",
    ]


def test_the_address_in_the_letter_is_the_sites_own(administrator: Actor, settings: object) -> None:
    settings.SITE_URL = "https://oppna.example"  # type: ignore[attr-defined]
    send_invitation(administrator, a_person(Role.REVIEWER))
    assert "https://oppna.example/konto/password/reset/key/" in mail.outbox[0].body


def test_a_letter_that_cannot_be_sent_leaves_the_account(administrator: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("oppna.accounts.actions.send_invitation.send_mail", broken)
    where = an_organisation(Kind.MUNICIPALITY, ["0114"])
    assert _codes(lambda: invite_user(administrator, "a@b.example", "A", Role.COORDINATOR, where)) == {"BREV_GICK_INTE"}
    assert User.objects.filter(email="a@b.example", memberships__role=Role.COORDINATOR.value).exists()


def test_an_address_has_one_account(administrator: Actor) -> None:
    user, where = a_person(Role.REVIEWER), an_organisation(Kind.AUTHORITY)
    deed = lambda: invite_user(administrator, user.email.upper(), "Någon", Role.REVIEWER, where)  # noqa: E731
    assert _codes(deed) == {"KONTO_FINNS"}


def test_a_role_belongs_to_a_kind_of_organisation(administrator: Actor) -> None:
    user, where = a_person(Role.COORDINATOR, units=["0114"]), an_organisation(Kind.MUNICIPALITY, ["0115"])
    assert _codes(lambda: grant_membership(administrator, user, Role.REVIEWER, where)) == {"FEL_SLAG"}
    assert _codes(lambda: grant_membership(administrator, user, Role.PART_RESPONDENT, where)) == {"DEL_SAKNAS"}
    assert _codes(lambda: grant_membership(administrator, user, Role.COORDINATOR, where, ["B"])) == {"DEL_FOR_MYCKET"}
    grant_membership(administrator, user, Role.PART_RESPONDENT, where, ["V", "B", "B"])
    assert user.memberships.get(organisation=where).parts == ["B", "V"]
    again = lambda: grant_membership(administrator, user, Role.PART_RESPONDENT, where, ["B"])  # noqa: E731
    assert _codes(again) == {"ROLL_FINNS"}


def test_a_role_taken_back_counts_at_once_and_is_remembered(administrator: Actor) -> None:
    user = a_person(Role.PART_RESPONDENT, units=["0114"], parts=["B"])
    withdraw_membership(administrator, user.memberships.get())
    assert actor_for(user, two_factors=True).holdings == ()
    event = Event.objects.get(action="withdraw_membership")
    assert (event.subject, event.detail["role"], event.detail["parts"]) == (f"user:{user.pk}", "part_respondent", ["B"])


def test_the_last_administrator_stays(administrator: Actor) -> None:
    last = User.objects.get(pk=administrator.id)
    held = last.memberships.get()
    assert _codes(lambda: withdraw_membership(administrator, held)) == {"SISTA_ADMINISTRATOR"}
    assert _codes(lambda: deactivate_user(administrator, last)) == {"SISTA_ADMINISTRATOR"}
    other = a_person(Role.ADMINISTRATOR)
    deactivate_user(administrator, other)
    assert _codes(lambda: withdraw_membership(administrator, held)) == {"SISTA_ADMINISTRATOR"}
    reactivate_user(administrator, other)
    withdraw_membership(administrator, held)
    assert not last.memberships.exists()


def test_who_closes_and_opens_an_account_is_remembered(administrator: Actor) -> None:
    user = a_person(Role.REVIEWER)
    deactivate_user(administrator, user)
    assert user.deactivated_at and not user.is_active
    assert _codes(lambda: send_invitation(administrator, user)) == {"KONTO_STANGT"}
    reactivate_user(administrator, user)
    assert user.deactivated_at is None and user.is_active
    assert {event.actor_id for event in Event.objects.filter(subject=f"user:{user.pk}")} == {administrator.id}


def test_nobody_removes_their_own_second_factor_here(administrator: Actor) -> None:
    own = User.objects.get(pk=administrator.id)
    assert _codes(lambda: remove_second_factors(administrator, own)) == {"EGET_KONTO"}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_administrators_manage_accounts(role: Role) -> None:
    actor = an_actor(role, units=["0114"], parts=["B"] if role is Role.PART_RESPONDENT else [])
    user, where = a_person(Role.REVIEWER), an_organisation(Kind.AUTHORITY)
    held = user.memberships.get()
    deeds: list[Callable[[], object]] = [
        lambda: invite_user(actor, "x@y.example", "X", Role.REVIEWER, where),
        lambda: grant_membership(actor, user, Role.ADMINISTRATOR, where),
        lambda: withdraw_membership(actor, held),
        lambda: deactivate_user(actor, user),
        lambda: reactivate_user(actor, user),
        lambda: send_invitation(actor, user),
        lambda: remove_second_factors(actor, user),
        lambda: import_organisations(actor, "2018-bou"),
        lambda: create_region(actor, "X", ["01"], "2018-bou"),
    ]
    for deed in deeds:
        with pytest.raises(Forbidden):
            deed()
    assert not Event.objects.exists()


def test_an_administrator_with_one_factor_manages_nothing() -> None:
    actor = actor_for(a_person(Role.ADMINISTRATOR), two_factors=False)
    with pytest.raises(Forbidden, match="två steg"):
        deactivate_user(actor, a_person(Role.REVIEWER))


def test_a_frame_becomes_organisations(administrator: Actor) -> None:
    assert import_organisations(administrator, "2018-bou") > 280
    stockholm = Organisation.objects.get(code="0180")
    assert stockholm.name == "Stockholm"
    assert stockholm.covers.count() == 14
    assert [*Organisation.objects.get(code="0114").covers.values_list("unit", flat=True)] == ["0114"]
    assert import_organisations(administrator, "2018-bou") == 0


def test_organisations_stand_in_swedish_order(administrator: Actor) -> None:
    import_organisations(administrator, "2018-bou")
    names = [*Organisation.objects.filter(kind=Kind.MUNICIPALITY.value).values_list("name", flat=True)]
    assert names[0] == "Ale"
    assert names[-1] == "Övertorneå"
    assert (
        names.index("Zinkgruvan" if "Zinkgruvan" in names else "Ystad") < names.index("Åmål") < names.index("Älmhult")
    )


def test_a_region_covers_its_counties(administrator: Actor) -> None:
    region = create_region(administrator, "Storstockholm", ["01", "03"], "2018-bou")
    units = set(region.covers.values_list("unit", flat=True))
    assert {"0114", "0180-D01", "0380"} <= units
    assert not units & {"1280", "1480"}
    again = lambda: create_region(administrator, "En till", ["03", "01"], "2018-bou")  # noqa: E731
    assert _codes(again) == {"REGION_FINNS"}
    assert _codes(lambda: create_region(administrator, " ", [], "2018-bou")) >= {"NAMN_SAKNAS", "LAN_SAKNAS"}
    assert _codes(lambda: create_region(administrator, "X", ["99"], "2018-bou")) == {"LAN_OKANT"}


def test_the_first_administrator_is_made_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        call_command("make_administrator", "Chef@Oppna.example")
    user = User.objects.get()
    assert user.email == "chef@oppna.example"
    assert Membership.objects.get().role == Role.ADMINISTRATOR.value
    assert len(mail.outbox) == 2
    assert Event.objects.filter(action="grant_membership", actor_kind="system").count() == 1
    with pytest.raises(CommandError, match="ingen e-postadress"):
        call_command("make_administrator", "chef")
