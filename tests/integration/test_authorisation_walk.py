"""Every address of the site × everybody who could ask for it × GET and POST, against one table of who gets in.

How to add an address: give it a row in TABLE, `"namespace:name": Row(get=..., post=...)`, with those who get IN;
everybody else must be kept out (403, 404, or led to log-in or the second factor) and must not read a word of the
secret answers. An address without a row fails `test_every_address_stands_in_the_table`, and so does a row without an
address. An address that does not offer a method has NO_ONE there (405 counts as kept out). Parameters are filled by
name from `World.parameters`; where a name means something else in your address, give `args`. Give `data` where an
empty POST would not come as far as the question of permission. A parameter somebody could count through stands in
NUMBERS.

The world: respondent "own" (and its round) is what the addresses are about. `*_other` have the same role in another
organisation (`part_respondent_other`: for another part), `*_one_factor` logged in with a password alone, `delegated`
holds a link to part B, `delegated_other` to part V.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from oppna.accounts.models import Event, User
from oppna.accounts.roles import Kind, Role
from oppna.collect.form.round_form import as_written
from oppna.collect.models import Answer, Letter, LetterKind, Link, LinkPurpose, PartResponse, Respondent, Submission
from oppna.collect.queries.rounds import dates_of
from tests.lib.public_world import CHILDREN
from tests.lib.site_world import a_person, a_round, a_user, an_organisation, by_link

SECRET = "HEMLIGT-SVAR-4711"
SECRET_PERSON = "hemlig.person@oppna.example"
OUR_PART, OTHER_PART, QUESTION = "B", "V", "B1"
NUMBERS = frozenset({"respondent", "round", "id", "link", "membership", "pk", "round_id", "respondent_id", "letter_id"})
"""Parameters somebody could count through."""

PUBLIC = "disseminate:"
"""The comparisons: what they show is known by name, and nothing of it is anybody's."""

DOORS = frozenset(
    map(
        reverse,
        ("account_login", "account_reauthenticate", "mfa_index", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    )
)
"""Where somebody is led who must first show who they are."""

NO_ONE: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({"administrator"})
LOG_READERS = frozenset({"administrator", "reviewer"})
AUTHORITY = frozenset({"administrator", "methodologist", "reviewer"})
ONE_FACTOR = frozenset({"administrator_one_factor", "region_one_factor"})
MANAGERS = frozenset({"administrator", "methodologist"})
MUNICIPAL = frozenset({"coordinator", "coordinator_other", "part_respondent", "part_respondent_other"})
REGIONAL = frozenset({"region", "region_other"})
USERS = AUTHORITY | MUNICIPAL | REGIONAL
LOGGED_IN = USERS | ONE_FACTOR
REVIEWER = frozenset({"reviewer"})
LINKS = frozenset({"link", "link_other", "delegated", "delegated_other"})
NOBODY = frozenset({"nobody", "closed", "revoked_link", "expired_link"})
FOLLOWERS = AUTHORITY | REGIONAL | {"coordinator", "coordinator_other"}
ANSWERS_OWN = frozenset({"coordinator", "part_respondent", "link", "delegated"})
"""May answer part B of the respondent the addresses are about."""
ANSWERS_SOME = ANSWERS_OWN | {"part_respondent_other", "delegated_other"}
READS_OWN = ANSWERS_OWN | {"methodologist", "reviewer", "region"}
"""May see what it answered; nobody else must, on any page."""
DELEGATES = frozenset({"coordinator", "link"})
WITHOUT_ACCOUNT = NOBODY | LINKS
EVERYBODY = WITHOUT_ACCOUNT | LOGGED_IN
BUT_ONE_FACTOR = EVERYBODY - ONE_FACTOR


@dataclass(frozen=True)
class Row:
    """Who gets in by GET and by POST; what the address needs where the names of its parameters do not tell."""

    get: frozenset[str] = NO_ONE
    post: frozenset[str] = NO_ONE
    args: Callable[[World], dict[str, Any]] | None = None
    data: Callable[[World], dict[str, Any] | str] = lambda world: {}


@dataclass
class World:
    """A round with answers, and a browser for everybody."""

    own: Respondent
    other: Respondent
    person: User
    letter: Letter
    browsers: dict[str, Client]

    @property
    def parameters(self) -> dict[str, Any]:
        """What a parameter of an address is, by its name."""
        return {
            "round": self.own.round_id,
            "round_id": self.own.round_id,
            "respondent": self.own.pk,
            "respondent_id": self.own.pk,
            "letter_id": self.letter.pk,
            "part": OUR_PART,
            "page": "handlaggarnas-kompetens",
            "token": "gissad-lank",
            "link": Link.objects.filter(respondent=self.own, purpose=LinkPurpose.DELEGATE).values_list("pk").first()[0],
            "uidb36": "1",
            "key": "gissad-nyckel",
            "pk": 1,
        }


def _user(world: World) -> dict[str, Any]:
    return {"id": world.person.pk}


def _contact(world: World) -> dict[str, Any]:
    return {"contact": world.own.contacts.get().pk}


def _link(world: World) -> dict[str, Any]:
    return {"link": world.parameters["link"]}


def _answer(world: World) -> str:
    return json.dumps({"answers": {QUESTION: {"fields": {"value": "Nej"}, "version": 1}}})


def _days(world: World) -> dict[str, Any]:
    return as_written(dates_of(world.own.round))


def _membership(world: World) -> dict[str, Any]:
    return {"id": world.person.pk, "membership": world.person.memberships.get().pk}


def _version(world: World) -> dict[str, Any]:
    return {"edition": CHILDREN, "version": "1.1"}


def _area(world: World) -> dict[str, Any]:
    return {"place": "riket"}


def _area_picture(world: World) -> dict[str, Any]:
    return {"place": "kommun/0184-solna", "kind": "svg"}


def _indicator(world: World) -> dict[str, Any]:
    return {"edition": CHILDREN, "code": "G1"}


def _figure(world: World) -> dict[str, Any]:
    return {"edition": CHILDREN, "indicator": "G1", "area": "riket"}


TABLE: dict[str, Row] = {
    # the shell
    "web:start": Row(get=BUT_ONE_FACTOR),
    "web:accessibility": Row(get=EVERYBODY, post=EVERYBODY),
    "web:health": Row(get=EVERYBODY),
    # one's own account
    "accounts:own": Row(get=LOGGED_IN),
    "accounts:email_closed": Row(),
    "accounts:password_set_closed": Row(),
    "accounts:confirm_closed": Row(args=lambda world: {}),
    "accounts:activate_app": Row(),  # asks everybody for the password first, which leads to /konto/reauthenticate/
    "accounts:add_key": Row(),
    # managing accounts
    "accounts:users": Row(get=ADMINISTRATOR),
    "accounts:new_user": Row(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "accounts:user": Row(get=ADMINISTRATOR, post=ADMINISTRATOR, args=_user),
    "accounts:user_step": Row(post=ADMINISTRATOR, args=lambda world: {**_user(world), "step": "stang"}),
    "accounts:withdraw": Row(post=ADMINISTRATOR, args=_membership),
    "accounts:organisations": Row(get=ADMINISTRATOR),
    "accounts:organisation": Row(
        get=ADMINISTRATOR, args=lambda world: {"id": world.person.memberships.get().organisation_id}
    ),
    "accounts:import_frame": Row(post=ADMINISTRATOR),
    "accounts:new_region": Row(get=ADMINISTRATOR, post=ADMINISTRATOR),
    "accounts:log": Row(get=LOG_READERS),
    "accounts:log_csv": Row(post=LOG_READERS),
    # a round
    "collect:link": Row(),  # a guessed key; true ones are tried in test_links
    "collect:rounds": Row(get=FOLLOWERS),
    "collect:new_round": Row(get=MANAGERS, post=MANAGERS),
    "collect:round": Row(get=FOLLOWERS),
    "collect:round_days": Row(get=FOLLOWERS, post=MANAGERS, data=_days),
    "collect:round_step": Row(post=MANAGERS, data=lambda world: {"to": "closed"}),
    "collect:round_last_answers": Row(get=MANAGERS, post=MANAGERS),
    "collect:round_contacts": Row(get=MANAGERS, post=MANAGERS),
    "collect:round_contacts_file": Row(get=MANAGERS),
    "collect:round_contacts_apply": Row(post=MANAGERS),
    "collect:round_contacts_undo": Row(post=MANAGERS),
    "collect:round_respondents": Row(get=FOLLOWERS),
    "collect:round_respondent": Row(get=AUTHORITY | {"coordinator", "region"}),
    "collect:round_new_link": Row(post=ADMINISTRATOR, data=_contact),
    "collect:round_revoke_link": Row(post=ADMINISTRATOR | {"coordinator"}, data=_link),  # a delegation
    "collect:round_letters": Row(get=ADMINISTRATOR),
    "collect:round_batch": Row(get=ADMINISTRATOR, post=ADMINISTRATOR, args=lambda world: {"kind": "invitation"}),
    "collect:round_batch_key": Row(
        get=ADMINISTRATOR, post=ADMINISTRATOR, args=lambda world: {"kind": "reminder", "key": "1"}
    ),
    "collect:round_letter_decide": Row(post=ADMINISTRATOR),
    # the form
    "collect:form_condition_script": Row(get=BUT_ONE_FACTOR),  # a script; knows nothing of anybody
    "collect:form": Row(get=READS_OWN | ANSWERS_SOME),
    "collect:form_save": Row(post=ANSWERS_OWN, data=_answer),
    "collect:form_delegate": Row(get=DELEGATES, post=DELEGATES),
    "collect:form_withdraw": Row(post=DELEGATES),
    "collect:form_part": Row(get=READS_OWN),
    "collect:form_review": Row(get=READS_OWN, post=ANSWERS_OWN),
    "collect:form_send": Row(get=READS_OWN, post=ANSWERS_OWN),
    "collect:form_receipt": Row(get=READS_OWN),
    "collect:form_change": Row(post=ANSWERS_OWN),
    "collect:form_results": Row(get=READS_OWN),
    "collect:form_paper": Row(get=READS_OWN),
    "collect:form_page": Row(get=READS_OWN, post=ANSWERS_OWN),
    # review and close
    "collect:review_queue": Row(get=REVIEWER),
    "collect:review_respondent": Row(get=REVIEWER, post=REVIEWER),
    "collect:review_log": Row(get=REVIEWER),
    "collect:close_for_good": Row(get=LOG_READERS, post=LOG_READERS),
    "collect:final_answers": Row(get=frozenset({"methodologist"})),
    "collect:dialogue": Row(get=ANSWERS_SOME, post=ANSWERS_SOME),
    "collect:checks": Row(get=USERS | LINKS),
    "collect:burden": Row(get=AUTHORITY | ANSWERS_SOME | {"coordinator_other", "link_other"}),
    "collect:report_time": Row(post=ANSWERS_SOME),
    # papers and files
    "collect:openapi": Row(get=BUT_ONE_FACTOR),
    "collect:guide": Row(get=USERS | LINKS),
    "collect:part_docx": Row(get=READS_OWN),
    "collect:part_xlsx": Row(get=READS_OWN),
    "collect:part_xlsform": Row(get=READS_OWN),
    "collect:receipt_pdf": Row(get=READS_OWN),
    "collect:part_upload": Row(get=ANSWERS_OWN, post=ANSWERS_OWN),
    # the comparisons: open to everybody, and nobody can change anything
    "disseminate:search": Row(get=BUT_ONE_FACTOR),
    "disseminate:suggestions": Row(get=BUT_ONE_FACTOR),
    "disseminate:areas": Row(get=BUT_ONE_FACTOR),
    "disseminate:area": Row(get=BUT_ONE_FACTOR, args=_area),
    "disseminate:area_workbook": Row(get=BUT_ONE_FACTOR, args=_area),
    "disseminate:area_report": Row(get=BUT_ONE_FACTOR, args=lambda world: {**_area(world), "kind": "pdf"}),
    "disseminate:root": Row(get=BUT_ONE_FACTOR, args=lambda world: {"root": "kommun"}),
    "disseminate:edition": Row(get=BUT_ONE_FACTOR, args=lambda world: {"root": "indikator", "edition": CHILDREN}),
    "disseminate:figures": Row(get=BUT_ONE_FACTOR, args=_indicator),
    "disseminate:figures_of_level": Row(
        get=BUT_ONE_FACTOR, args=lambda world: {**_indicator(world), "level": "kommun"}
    ),
    "disseminate:files": Row(get=BUT_ONE_FACTOR, args=_version),
    "disseminate:area_table": Row(get=BUT_ONE_FACTOR, args=_area),
    "disseminate:area_picture": Row(get=BUT_ONE_FACTOR, args=_area_picture),
    "disseminate:indicators": Row(get=BUT_ONE_FACTOR),
    "disseminate:indicator": Row(get=BUT_ONE_FACTOR, args=_indicator),
    "disseminate:indicator_figures": Row(get=BUT_ONE_FACTOR, args=_indicator),
    "disseminate:indicator_workbook": Row(get=BUT_ONE_FACTOR, args=_indicator),
    "disseminate:indicator_report": Row(get=BUT_ONE_FACTOR, args=lambda world: {**_indicator(world), "kind": "docx"}),
    "disseminate:indicator_picture": Row(
        get=BUT_ONE_FACTOR, args=lambda world: {**_indicator(world), "name": "karta", "kind": "svg"}
    ),
    "disseminate:compare": Row(get=BUT_ONE_FACTOR),
    "disseminate:compare_embedded": Row(get=BUT_ONE_FACTOR),
    "disseminate:compare_csv": Row(get=BUT_ONE_FACTOR),
    "disseminate:compare_workbook": Row(get=BUT_ONE_FACTOR),
    "disseminate:compare_report": Row(get=BUT_ONE_FACTOR, args=lambda world: {"kind": "pdf"}),
    "disseminate:compare_picture": Row(args=lambda world: {"kind": "svg"}),  # nothing is chosen to be drawn
    "disseminate:compare_twins": Row(),  # without a municipality there is nothing to be like
    "disseminate:compare_areas": Row(get=BUT_ONE_FACTOR),
    "disseminate:figure": Row(get=BUT_ONE_FACTOR, args=_figure),
    "disseminate:figure_json": Row(get=BUT_ONE_FACTOR, args=_figure),
    "disseminate:releases": Row(get=BUT_ONE_FACTOR),
    "disseminate:calendar": Row(get=BUT_ONE_FACTOR),
    "disseminate:release": Row(get=BUT_ONE_FACTOR, args=_version),
    "disseminate:corrections": Row(get=BUT_ONE_FACTOR),
    "disseminate:correction": Row(get=BUT_ONE_FACTOR, args=_version),
    "disseminate:correction_csv": Row(get=BUT_ONE_FACTOR, args=_version),
    "disseminate:feed": Row(get=BUT_ONE_FACTOR),
    "disseminate:open_data": Row(get=BUT_ONE_FACTOR),
    "disseminate:catalogue": Row(get=BUT_ONE_FACTOR, args=lambda world: {"ending": "ttl"}),
    "disseminate:data_file": Row(get=BUT_ONE_FACTOR, args=lambda world: {**_version(world), "name": "results.csv"}),
    # the library's pages for log-in: open to everybody, or only to whoever is logged in, about themselves
    "account_login": Row(get=EVERYBODY, post=EVERYBODY),
    "account_logout": Row(get=EVERYBODY, post=EVERYBODY),
    "account_inactive": Row(get=EVERYBODY),
    "account_signup": Row(get=EVERYBODY, post=EVERYBODY),  # says that accounts are made by the administrator
    "account_reauthenticate": Row(get=LOGGED_IN, post=LOGGED_IN),
    "account_email": Row(),
    "account_email_verification_sent": Row(),
    "account_confirm_email": Row(),
    "account_change_password": Row(get=LOGGED_IN, post=LOGGED_IN),
    "account_set_password": Row(),
    "account_reset_password": Row(get=EVERYBODY, post=EVERYBODY),
    "account_reset_password_done": Row(get=EVERYBODY),
    "account_reset_password_from_key": Row(get=EVERYBODY, post=EVERYBODY),  # a guessed key: says it does not hold
    "account_reset_password_from_key_done": Row(get=EVERYBODY),
    "account_confirm_login_code": Row(get=LOGGED_IN, post=LOGGED_IN),  # led to the start page
    "mfa_index": Row(get=LOGGED_IN),
    "mfa_authenticate": Row(get=LOGGED_IN, post=LOGGED_IN),  # led to the start page; opens in the middle of a log-in
    "mfa_reauthenticate": Row(),  # they have none: led to the password
    "mfa_activate_totp": Row(),
    "mfa_deactivate_totp": Row(),  # they have none
    "mfa_view_recovery_codes": Row(),
    "mfa_generate_recovery_codes": Row(),
    "mfa_download_recovery_codes": Row(),
    "mfa_list_webauthn": Row(get=LOGGED_IN),
    "mfa_add_webauthn": Row(),
    "mfa_reauthenticate_webauthn": Row(),  # they have none: led to the password
    "mfa_remove_webauthn": Row(),
    "mfa_edit_webauthn": Row(),
    "mfa_login_webauthn": Row(get=LOGGED_IN, post=LOGGED_IN),  # led to the start page; others back to log-in
}


@pytest.fixture
def world(db: None, public_site: Path) -> World:
    """Secret answers of a respondent, public releases, and everybody who might want to read them."""
    round = a_round(units=2)
    own, other = round.respondents.all()
    Answer.objects.create(
        respondent=own, question=QUESTION, value="Ja", comment=SECRET, by=SECRET_PERSON, at=timezone.now()
    )
    person = a_person(Role.COORDINATOR, units=[own.unit], email=SECRET_PERSON)
    browsers = _browsers(own, other)
    for browser in browsers.values():
        browser.raise_request_exception = False
    part = PartResponse.objects.get(respondent=own, part=OUR_PART)
    Submission.objects.create(
        part_response=part,
        number="Ö-1",
        at=timezone.now(),
        by=SECRET_PERSON,
        answers={QUESTION: {"value": "Ja", "comment": SECRET, "reason": ""}},
        digest="0",
    )
    letter = Letter.objects.create(
        round=round, respondent=own, contact=own.contacts.get(), to="a@b.example", kind=LetterKind.INVITATION
    )
    return World(own, other, person, letter, browsers)


def _browsers(own: Respondent, other: Respondent) -> dict[str, Client]:
    a_person(Role.ADMINISTRATOR)  # another one, so that nobody is the last
    mine, theirs = [own.unit], [other.unit]
    in_region, elsewhere = (an_organisation(Kind.REGION, units).covers for units in (mine, theirs))
    assert in_region.count() == elsewhere.count() == 1
    return {
        "nobody": Client(),
        "administrator": a_user(Role.ADMINISTRATOR),
        "administrator_one_factor": a_user(Role.ADMINISTRATOR, two_factors=False),
        "methodologist": a_user(Role.METHODOLOGIST),
        "reviewer": a_user(Role.REVIEWER),
        "coordinator": a_user(Role.COORDINATOR, units=mine, two_factors=False),
        "coordinator_other": a_user(Role.COORDINATOR, units=theirs, two_factors=False),
        "part_respondent": a_user(Role.PART_RESPONDENT, units=mine, parts=[OUR_PART], two_factors=False),
        "part_respondent_other": a_user(Role.PART_RESPONDENT, units=mine, parts=[OTHER_PART], two_factors=False),
        "region": a_user(Role.REGIONAL_READER, units=mine),
        "region_other": a_user(Role.REGIONAL_READER, units=theirs),
        "region_one_factor": a_user(Role.REGIONAL_READER, units=mine, two_factors=False),
        "closed": _closed(),
        "link": by_link(own),
        "link_other": by_link(other),
        "delegated": by_link(own, parts=[OUR_PART], purpose=LinkPurpose.DELEGATE),
        "delegated_other": by_link(own, parts=[OTHER_PART], purpose=LinkPurpose.DELEGATE),
        "revoked_link": _dead(by_link(own), revoked_at=timezone.now()),
        "expired_link": _dead(by_link(own), expires_at=timezone.now()),
    }


def _closed() -> Client:
    """An administrator whose account was closed while they were logged in."""
    browser = a_user(Role.ADMINISTRATOR)
    User.objects.filter(pk=browser.user.pk).update(is_active=False)  # type: ignore[attr-defined]
    return browser


def _dead(browser: Client, **changed: Any) -> Client:
    Link.objects.filter(pk=browser.link.pk).update(**changed)  # type: ignore[attr-defined]
    return browser


def _addresses(
    patterns: list[URLPattern | URLResolver], space: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every address of the site: its full name and the names of its parameters."""
    for pattern in patterns:
        inner = (*names, *pattern.pattern.converters) or tuple(pattern.pattern.regex.groupindex)  # type: ignore[attr-defined]
        if isinstance(pattern, URLResolver):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern.url_patterns, below, inner)
        else:
            yield f"{space}{pattern.name}", tuple(dict.fromkeys((*inner, *pattern.pattern.regex.groupindex)))


ADDRESSES = dict(_addresses(get_resolver().url_patterns))


def test_every_address_stands_in_the_table() -> None:
    assert set(ADDRESSES) == set(TABLE)


def _address(name: str, world: World) -> str:
    args = {one: world.parameters[one] for one in ADDRESSES[name] if one in world.parameters}
    if TABLE[name].args is not None:
        args |= TABLE[name].args(world)  # type: ignore[misc]
    if name == "accounts:confirm_closed":
        return "/konto/confirm-email/gissad/"
    return reverse(name, kwargs=args)


def _kept_out(response: HttpResponse) -> bool:
    if response.status_code in (403, 404, 405):
        return True
    to = response.headers.get("Location", "")
    return response.status_code == 302 and to.partition("?")[0] in DOORS


@contextmanager
def _undone(browser: Client) -> Iterator[None]:
    """What somebody does at one address is undone before the next: rows, sessions and cookies."""
    cookies = deepcopy(browser.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies = cookies


def _came_in(who: str, browser: Client, method: str, address: str, data: dict[str, Any] | str) -> bool:
    """Whether they did. Who must not see the answers has not read them, kept out or not."""
    with _undone(browser):
        sort = {"content_type": "application/json"} if isinstance(data, str) else {}
        response = getattr(browser, method)(address, data, **sort)
    assert response.status_code < 500, f"{response.status_code} from {address}"
    shown = (b"".join(response) if response.streaming else response.content).decode(errors="replace")
    out = _kept_out(response)
    assert SECRET not in shown or (who in READS_OWN and not out), f"{address} tells {who} a secret answer"
    assert SECRET_PERSON not in shown or not out, f"{address} tells {who} a secret name"
    return not out


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_in_the_table_get_in(method: str, world: World) -> None:
    wrong = []
    for name in sorted(set(ADDRESSES) & set(TABLE)):
        address, row = _address(name, world), TABLE[name]
        data = row.data(world) if method == "post" else {}
        came_in = {who for who, one in world.browsers.items() if _came_in(who, one, method, address, data)}
        wanted: frozenset[str] = getattr(row, method)
        if came_in != wanted:
            wrong.append(f"{name} {method}: in {sorted(came_in - wanted)}, out {sorted(wanted - came_in)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_does_not_exist_is_not_found(method: str, world: World) -> None:
    """A number nobody has: never content, never a fault of ours, whoever asks."""
    asked, wrong = 0, []
    for name, parameters in ADDRESSES.items():
        if name not in TABLE or not NUMBERS & set(parameters) or name.startswith(PUBLIC):
            continue
        args = {one: 10**9 if one in NUMBERS else world.parameters.get(one, "gissad") for one in parameters}
        for who, browser in world.browsers.items():
            asked += 1
            data = TABLE[name].data(world) if method == "post" else {}
            if _came_in(who, browser, method, reverse(name, kwargs=args), data):
                wrong.append(f"{name} {method}: {who}")
    assert not wrong, "\n".join(wrong)
    assert asked > 100


@pytest.mark.django_db
def test_nobody_is_missing_from_the_walk(world: World) -> None:
    assert set(world.browsers) == EVERYBODY
    assert {Role(held.role) for held in world.person.memberships.all()} == {Role.COORDINATOR}
    roles = {client.user.memberships.get().role for client in world.browsers.values() if hasattr(client, "user")}
    assert roles == set(Role)


@pytest.mark.django_db
def test_a_denied_post_changes_nothing(world: World) -> None:
    before = Event.objects.count(), User.objects.filter(is_active=True).count()
    address = reverse("accounts:user_step", kwargs={"id": world.person.pk, "step": "stang"})
    for who in sorted(EVERYBODY - ADMINISTRATOR):
        assert _kept_out(world.browsers[who].post(address))
    assert (Event.objects.count(), User.objects.filter(is_active=True).count()) == before
