"""Every page of a round opens for those it is for, and does what it says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oppna.collect.days import today
from oppna.collect.models import Contact, LastAnswer, Letter, LetterKind, LetterState, Link, PartResponse, Round
from tests.lib.site_world import a_link, a_person, a_round, a_user, by_link

pytestmark = pytest.mark.django_db

PAGES = ("", "dagar/", "respondenter/", "kontakter/", "brev/", "forra-svar/")


@pytest.fixture
def boss() -> Client:
    return a_user("administrator")


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_and_says_that_it_is_synthetic(boss: Client, page: str) -> None:
    round = a_round(units=2, test=True)
    response = boss.get(f"/omgangar/{round.pk}/{page}")
    assert response.status_code == 200
    assert "SYNTETISK" in text(response)
    assert "TESTPERIOD" in text(response)


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_sees_nothing(page: str) -> None:
    round = a_round(units=1)
    for who in (Client(), by_link(round.respondents.get()), a_user("part_respondent", units=["0114"])):
        assert who.get(f"/omgangar/{round.pk}/{page}").status_code == 403


def test_a_coordinator_sees_the_own_unit_and_not_whether_other_rounds_exist() -> None:
    round = a_round(units=3)
    mine, theirs, _ = round.respondents.all()
    client = a_user("coordinator", units=[mine.unit])
    listed = text(client.get(f"/omgangar/{round.pk}/respondenter/"))
    assert mine.name in listed
    assert theirs.name not in listed
    assert client.get(f"/omgangar/{round.pk}/respondenter/{theirs.pk}/").status_code == 404
    assert client.get(f"/omgangar/{round.pk + 1}/").status_code == 404
    own = text(client.get(f"/omgangar/{round.pk}/respondenter/{mine.pk}/"))
    assert "kommun.example" not in own, "addresses are for those who send letters"


def test_a_new_round_is_prefilled_from_the_edition(boss: Client) -> None:
    page = text(boss.get("/omgangar/ny/?edition=2018-bou"))
    for day in ("2018-01-24", "2018-02-26 2018-03-07 2018-03-15", "2018-03-21", "2018-04-03", "2018-04-12"):
        assert f'value="{day}"' in page


def test_a_round_is_created_with_its_frame_and_parts(boss: Client) -> None:
    days = {"opens": "2018-01-24", "closes": "2018-03-21", "reminders": "2018-02-26, 2018-03-07 2018-03-15"}
    response = boss.post("/omgangar/ny/", {"edition": "2018-bou", "name": "BoU 2018", "goal": "95", **days})
    round = Round.objects.get()
    assert response["Location"] == f"/omgangar/{round.pk}/"
    assert (round.respondents.count(), round.reminders.count(), round.created_by) == (312, 3, boss.user)  # type: ignore[attr-defined]
    assert PartResponse.objects.count() == 3 * 312


def test_everything_wrong_with_a_new_round_is_told_at_once(boss: Client) -> None:
    wrong = {"opens": "2018-01-24", "closes": "2018-01-20", "reopens": "2018-04-03", "reminders": "2018-02-26"}
    response = boss.post(
        "/omgangar/ny/", {"edition": "2018-bou", "name": " ", "goal": "9x", "only": "0114 9999", **wrong}
    )
    page = text(response)
    assert response.status_code == 422
    for part in ("stängs före utskicket", "2018-02-26 ligger inte", "öppnas igen", "behöver ett namn", "1–100", "9999"):
        assert part in page
    assert not Round.objects.exists()


def test_a_round_is_opened_letters_are_seen_sent_and_arrive(boss: Client, mailoutbox: list[object]) -> None:
    from django.core.mail import get_connection

    from oppna.collect.actions.send_letters import send_letters

    round = a_round(units=2, state="draft")
    boss.post(f"/omgangar/{round.pk}/dagar/lage/", {"to": "open"})
    assert "2 brev väntar" in text(boss.get(f"/omgangar/{round.pk}/"))
    send_letters(get_connection())
    assert mailoutbox == [], "nothing is sent that nobody has seen"
    preview = text(boss.get(f"/omgangar/{round.pk}/brev/invitation/"))
    assert "registrator.0114@kommun.example" in preview
    assert "personlig-lank" in preview
    ids = list(Letter.objects.values_list("pk", flat=True))
    boss.post(f"/omgangar/{round.pk}/brev/invitation/", {"do": "send", "letter": ids})
    send_letters(get_connection())
    assert len(mailoutbox) == 2
    assert boss.post(f"/omgangar/{round.pk}/brev/invitation/", {"do": "plan"}).status_code == 302
    assert Letter.objects.count() == 2


def test_a_round_whose_last_day_has_been_is_not_opened(boss: Client) -> None:
    round = a_round(units=1, state="draft", opens=today() - timedelta(days=200))
    page = boss.post(f"/omgangar/{round.pk}/dagar/lage/", {"to": "open"}, follow=True)
    assert "har passerat" in text(page)
    assert Round.objects.get().state == "draft"
    assert not Letter.objects.exists()


def test_a_letter_that_was_not_in_the_preview_is_not_sent(boss: Client) -> None:
    round = a_round(units=2)
    boss.post(f"/omgangar/{round.pk}/brev/invitation/", {"do": "plan"})
    first, second = Letter.objects.order_by("pk")
    boss.post(f"/omgangar/{round.pk}/brev/invitation/", {"do": "send", "letter": [first.pk]})
    second.refresh_from_db()
    assert second.state == LetterState.PLANNED


def upload(client: Client, round: Round, content: str) -> object:
    file = SimpleUploadedFile("kontakter.csv", content.encode("utf-8-sig"))
    return client.post(f"/omgangar/{round.pk}/kontakter/", {"file": file})


def test_contacts_are_looked_at_applied_and_undone(boss: Client) -> None:
    round = a_round(units=2)
    one = round.respondents.first()
    address = a_link(one)
    Link.objects.update(contact=one.contacts.get())
    preview = upload(boss, round, f"objekt;namn;e-post;delar\n{one.unit};Ny Åsa;ny@a.example;G B\n")
    assert "1 nya, 0 ändrade, 2 tas bort" in text(preview)
    assert Contact.objects.filter(removed_at=None).count() == 2, "a preview changes nothing"
    context = preview.context  # type: ignore[attr-defined]
    boss.post(f"/omgangar/{round.pk}/kontakter/las-in/", {"rows": context["rows"], "seen": context["seen"]})
    (contact,) = Contact.objects.filter(removed_at=None)
    assert (contact.email, contact.parts) == ("ny@a.example", ["G", "B"])
    assert Client().get(address).status_code == 410, "the link of a former contact is dead"
    boss.post(f"/omgangar/{round.pk}/kontakter/angra/")
    assert Contact.objects.filter(removed_at=None).count() == 2
    assert Client().get(address).status_code == 200, "and lives again when the mistake is undone"


def test_contacts_that_changed_after_the_preview_are_not_overwritten(boss: Client) -> None:
    round = a_round(units=1)
    preview = upload(boss, round, f"objekt;namn;e-post;delar\n{round.respondents.get().unit};;ny@a.example;\n")
    context = preview.context  # type: ignore[attr-defined]
    Contact.objects.update(name="Någon annan")
    page = boss.post(
        f"/omgangar/{round.pk}/kontakter/las-in/", {"rows": context["rows"], "seen": context["seen"]}, follow=True
    )
    assert "har ändrats sedan förhandsvisningen" in text(page)
    assert not Contact.objects.filter(email="ny@a.example").exists()


def test_all_that_is_wrong_with_a_file_of_contacts_is_told_at_once(boss: Client) -> None:
    round = a_round(units=1)
    unit = round.respondents.get().unit
    rows = f"9999;A;a@b.example;\n{unit};=1+1;inte en adress;G X\n{unit};B;c@d.example;\n{unit};B;c@d.example;\n"
    response = upload(boss, round, "objekt;namn;e-post;delar\n" + rows)
    page = text(response)
    for part in ("rad 2", "9999", "rad 3", "inte en adress", "formel", "delen ”X”", "rad 5", "står redan på rad 4"):
        assert part in page, part
    assert response.status_code == 422  # type: ignore[attr-defined]


def test_the_list_of_contacts_goes_out_and_in_again_unchanged(boss: Client) -> None:
    round = a_round(units=3)
    file = boss.get(f"/omgangar/{round.pk}/kontakter/fil.csv").content.decode("utf-8-sig")
    assert "0 nya, 0 ändrade, 0 tas bort och 3 är som förut" in text(upload(boss, round, file))


def test_last_years_answers_come_in_where_the_question_is_the_same(boss: Client) -> None:
    round = a_round("2018-bou", units=1)
    unit = round.respondents.get().unit
    rows = f"unit,question,answer\n{unit},G1,Ja\n9999,G1,Ja\n"
    file = SimpleUploadedFile("answers.csv", rows.encode())
    page = boss.post(f"/omgangar/{round.pk}/forra-svar/", {"before": "2017-vinr", "file": file}, follow=True)
    assert page.status_code in (200, 422)
    assert LastAnswer.objects.count() == 1, text(page)


def test_a_reminder_by_hand_is_one_a_day(boss: Client) -> None:
    round = a_round(units=2)
    for _ in range(2):
        boss.post(f"/omgangar/{round.pk}/brev/reminder/", {"do": "plan"})
    assert list(Letter.objects.values_list("kind", "key")) == [(LetterKind.REMINDER, today().isoformat())] * 2


def test_a_link_is_revoked_with_what_was_delegated_from_it(boss: Client) -> None:
    round = a_round(units=1)
    respondent = round.respondents.get()
    a_link(respondent)
    parent = Link.objects.get()
    child = a_link(respondent, parent=parent)
    boss.post(f"/omgangar/{round.pk}/respondenter/{respondent.pk}/aterkalla/", {"link": parent.pk})
    assert Client().get(child).status_code == 410


def test_days_that_have_been_are_not_moved(boss: Client) -> None:
    round = a_round(units=1)
    boss.post(f"/omgangar/{round.pk}/brev/reminder/{round.reminders.first().on}/", {"do": "plan"})
    moved = {
        "opens": (round.opens + timedelta(days=1)).isoformat(),
        "closes": round.closes.isoformat(),
        "reminders": "",
    }
    page = boss.post(f"/omgangar/{round.pk}/dagar/", moved)
    assert page.status_code == 422
    assert "redan öppnats" in text(page)
    assert "har redan brev" in text(page)


def test_a_role_without_the_right_can_do_nothing(boss: Client) -> None:
    round = a_round(units=1)
    reviewer = a_user("reviewer")
    for address in ("dagar/lage/", "kontakter/angra/", "kontakter/las-in/", "brev/invitation/"):
        response = reviewer.post(f"/omgangar/{round.pk}/{address}", {"to": "closed", "do": "plan"}, follow=True)
        assert response.status_code == 403 or "inte behörighet" in text(response), address
    assert Round.objects.get().state == "open"
    assert not Letter.objects.exists()
    assert a_person("reviewer")


def test_the_preview_says_who_has_what_left_in_few_questions_to_the_database(
    boss: Client, django_assert_max_num_queries: Any
) -> None:
    round = a_round(units=12)
    PartResponse.objects.filter(part="G").update(state="submitted")
    boss.post(f"/omgangar/{round.pk}/brev/reminder/2018-02-26/", {"do": "plan"})
    with django_assert_max_num_queries(20):
        page = text(boss.get(f"/omgangar/{round.pk}/brev/reminder/2018-02-26/"))
    assert page.count("<td>B, V</td>") == 12
