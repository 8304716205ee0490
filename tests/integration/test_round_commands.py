"""The commands a timer runs: the whole calendar of 2018, letters, and bounces."""

from __future__ import annotations

import io
import mailbox
import re
import textwrap
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from oppna.accounts.actor import SYSTEM
from oppna.accounts.models import Event
from oppna.collect.actions.create_round import create_round
from oppna.collect.actions.plan_letter import plan_letter
from oppna.collect.actions.reopen_round import reopen_round
from oppna.collect.form.contacts_file import COLUMNS, read_contacts
from oppna.collect.models import Contact, Letter, LetterKind, LetterState, Link, PartResponse, Round
from oppna.interchange.table import table_in
from tests.lib.site_world import a_link, a_round
from tests.unit.collect.test_bounce import REPORT
from tests.unit.collect.test_round_dates import D2018

pytestmark = pytest.mark.django_db


def day(written: str) -> str:
    out = io.StringIO()
    call_command("round_day", "--day", written, stdout=out)
    return out.getvalue()


def a_round_of_2018() -> Round:
    round = create_round(SYSTEM, "2018-bou", name="BoU 2018", dates=D2018, synthetic=True, only=["0114", "0115"])
    for one in round.respondents.all():
        Contact.objects.create(respondent=one, email=f"reg@{one.unit}.example")
    return round


def test_the_calendar_of_2018_day_by_day() -> None:
    round = a_round_of_2018()
    states, planned = {}, {}
    for number in range((date(2018, 4, 20) - date(2018, 1, 20)).days):
        now = date(2018, 1, 20) + timedelta(days=number)
        said = day(now.isoformat())
        assert day(now.isoformat()) == "", "the second time on a day does nothing"
        round.refresh_from_db()
        if said:
            states[now.isoformat()] = round.state
            planned[now.isoformat()] = Letter.objects.count()
        if now == date(2018, 3, 1):
            first = round.respondents.first()
            PartResponse.objects.filter(respondent=first).update(state="submitted")
    assert states == {
        "2018-01-24": "open",
        "2018-02-26": "open",
        "2018-03-07": "open",
        "2018-03-15": "open",
        "2018-03-22": "closed",
        "2018-04-03": "reopened",
        "2018-04-13": "closed_again",
    }
    assert [planned[d] for d in ("2018-01-24", "2018-02-26", "2018-03-07", "2018-03-15")] == [2, 4, 5, 6]
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.CANCELLED}, "nobody pressed send"


def test_a_timer_that_stood_still_reminds_once() -> None:
    a_round_of_2018()
    day("2018-01-24")
    day("2018-03-16")
    assert set(Letter.objects.filter(kind=LetterKind.REMINDER).values_list("key", flat=True)) == {"2018-03-15"}


def test_a_round_that_cannot_be_opened_is_told_of_and_stops_no_other() -> None:
    empty, full = a_round_of_2018(), a_round_of_2018()
    Contact.objects.filter(respondent__round=empty).delete()
    said = day("2018-01-24")
    assert "inga kontakter" in said
    assert list(Round.objects.order_by("id").values_list("state", flat=True)) == ["draft", "open"]
    assert full.letters.count() == 2
    assert not Event.objects.filter(action="round_open", subject=f"round:{empty.pk}").exists()


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="ingen dag"):
        day("i morgon")


def test_links_live_as_long_as_a_round_that_is_opened_again() -> None:
    round = a_round(units=1, state="closed", opens=date(2018, 1, 24))
    a_link(round.respondents.get())
    before = Link.objects.get().expires_at
    reopen_round(SYSTEM, round, date(2018, 6, 1), date(2018, 5, 1))
    assert Link.objects.get().expires_at > before


def bounced() -> tuple[Letter, bytes]:
    round = a_round(units=1)
    contact = round.respondents.get().contacts.get()
    letter = Letter.objects.create(
        round=round, respondent=contact.respondent, contact=contact, to=contact.email, kind=LetterKind.INVITATION,
        state=LetterState.SENT, message_id="<one@oppna.example>",
    )  # fmt: skip
    return letter, REPORT.format(action="failed", kind="message/rfc822", rest="\nText\n").encode()


def read(where: Path) -> str:
    out = io.StringIO()
    call_command("read_bounces", str(where), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["maildir", "mbox", "eml"])
def test_a_bounce_is_seen_wherever_it_lies_and_read_twice_changes_nothing(tmp_path: Path, kind: str) -> None:
    letter, report = bounced()
    where = tmp_path / "post"
    if kind == "eml":
        where.mkdir()
        (where / "1.eml").write_bytes(report)
    else:
        with closing((mailbox.Maildir if kind == "maildir" else mailbox.mbox)(where)) as box:
            box.add(report)
    for _ in range(2):
        assert read(where).startswith("1 studs,")
    letter.refresh_from_db()
    assert letter.state == LetterState.BOUNCED
    assert "no such user" in letter.error
    assert Contact.objects.get().bounced_at
    assert Event.objects.filter(action="letter_bounced").count() == 1


def test_a_bounce_of_somebody_elses_letter_is_not_believed(tmp_path: Path) -> None:
    letter, report = bounced()
    (tmp_path / "1.eml").write_bytes(report.replace(b"<one@", b"<two@"))
    assert read(tmp_path) == "0 studsar, 1 som inte gäller våra brev.\n"
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="finns inte"):
        read(Path("ingenstans"))


def test_the_post_says_what_it_did_and_what_it_could_not(settings: Any) -> None:
    out = io.StringIO()
    call_command("send_letters", stdout=out)
    assert out.getvalue() == "", "nothing to do, nothing to say"
    round = a_round(units=2)
    for key in ("a", "b"):
        plan_letter(SYSTEM, round.respondents.first(), LetterKind.MESSAGE, key, to="reg@a.example")
    call_command("send_letters", stdout=out)
    assert out.getvalue() == "2 skickade\n"
    plan_letter(SYSTEM, round.respondents.first(), LetterKind.MESSAGE, "c", to="reg@a.example")
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = "oppna.collect.smtp.EmailBackend", "127.0.0.1", 9
    with pytest.raises(CommandError, match="ligger kvar"):
        call_command("send_letters", stdout=out)


def test_the_commands_of_the_how_to_run_as_they_stand(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (root / "docs/how-to/omgang.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python manage\.py (.+)$", page, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["round_day", "send_letters", "read_bounces"]
    (tmp_path / "studsar").mkdir()
    monkeypatch.chdir(tmp_path)
    for command in commands:
        call_command(*command.split(), stdout=io.StringIO())


def test_the_file_of_contacts_in_the_how_to_is_read(root: Path) -> None:
    page = (root / "docs/how-to/omgang.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    rows = read_contacts(table_in(textwrap.dedent(example).encode(), "x.csv", COLUMNS), {"0114", "0115"}, ["G", "B"])
    assert [row.parts for row in rows] == [(), ("G", "B")]
