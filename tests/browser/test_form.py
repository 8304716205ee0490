"""The form with scripts, in a browser: saved as one goes, follow-ups, checks, a lost connection, two tabs, keyboard."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from oppna.collect.models import Answer, LastAnswer, Respondent, Submission
from tests.lib.site_world import a_link, a_round, by_link

pytestmark = pytest.mark.django_db(transaction=True)

JOUR = "G/tillganglighet-utanfor-kontorstid/"
STAFF = "B/handlaggarnas-kompetens/"
CONSULTANTS = "B/andel-konsulthandlaggare-inom-sociala-barn-och-ungdomsvard/"


@pytest.fixture
def respondent() -> Respondent:
    return a_round(units=["0114"]).respondents.get()


def enter(page: Page, live: str, respondent: Respondent) -> None:
    """With the session an individual link opens."""
    client = by_link(respondent)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live}])


def goto(page: Page, live: str, respondent: Respondent, path: str) -> None:
    enter(page, live, respondent)
    page.goto(f"{live}/svara/{respondent.pk}/{path}")


def choose(page: Page, question: str, answer: str) -> None:
    page.locator(f"#{question}").get_by_label(answer, exact=True).check()


def saved(page: Page) -> None:
    expect(page.locator("#sparat")).to_have_text(re.compile(r"^Sparat \d\d:\d\d$"))


def values() -> dict[str, str]:
    return dict(Answer.objects.values_list("question", "value"))


def test_each_answer_is_saved_and_follow_ups_come_and_go(page: Page, live: str, respondent: Respondent) -> None:
    goto(page, live, respondent, JOUR)
    follow_up = page.locator("#G1a")
    expect(follow_up).to_be_hidden()
    choose(page, "G1", "Nej")
    expect(follow_up).to_be_visible()
    saved(page)
    choose(page, "G1a", "Ja")
    page.locator("[name=svar-G1b]").fill("Vardagar 17–22")
    expect(page.locator("#G1b [data-av]")).to_contain_text("sparat")
    saved(page)
    assert values() == {"G1": "Nej", "G1a": "Ja", "G1b": "Vardagar 17–22"}
    choose(page, "G1", "Ja")
    saved(page)
    expect(follow_up).to_be_visible()
    expect(follow_up).to_contain_text("Besvaras bara om G1 är ”Nej”")
    page.reload()
    expect(page.locator("#G1").get_by_label("Ja", exact=True)).to_be_checked()


def test_what_is_written_before_the_script_has_come_is_saved(page: Page, live: str, respondent: Respondent) -> None:
    """A slow line: the page stands there and is written in while its scripts are still on their way."""
    held: list[Route] = []
    page.route("**/collect/form.js", lambda route: held.append(route))
    enter(page, live, respondent)
    page.goto(f"{live}/svara/{respondent.pk}/{JOUR}", wait_until="commit")
    choose(page, "G1", "Nej")
    page.locator("#G1 summary").filter(has_text="Kommentar").click()
    page.locator("[name=kommentar-G1]").fill("Skrivet tidigt")
    assert not Answer.objects.exists()
    held[0].continue_()
    saved(page)
    answer = Answer.objects.get()
    assert (answer.question, answer.value, answer.comment) == ("G1", "Nej", "Skrivet tidigt")


def test_checks_speak_at_once_with_the_servers_own_words(page: Page, live: str, respondent: Respondent) -> None:
    goto(page, live, respondent, STAFF)
    page.locator("[name=svar-B1]").fill("4")
    page.locator("[name=svar-B1a]").fill("5,5")
    expect(page.locator("#B1a .note.error")).to_contain_text("K1")
    expect(page.locator("#B1 .note.error")).to_contain_text("fler än alla handläggare")
    page.locator("[name=svar-B1]").fill("6")
    expect(page.locator("#B1a .note.error")).to_have_count(0)
    saved(page)
    page.locator("[name=svar-B1]").fill("sex")
    expect(page.locator("#B1 [data-fel]")).to_contain_text("kan inte användas på B1")
    expect(page.locator("#sammanfattning")).to_contain_text("B1")
    assert values() == {"B1": "6", "B1a": "5.5"}


def test_a_lost_connection_is_told_and_nothing_is_lost(page: Page, live: str, respondent: Respondent) -> None:
    goto(page, live, respondent, "V/")
    tries: list[str] = []

    def fail(route: Route) -> None:
        tries.append(route.request.url)
        route.abort() if len(tries) % 2 else route.fulfill(status=503, json={"sentence": "vänta"})

    page.route("**/spara/", fail)
    choose(page, "V6_1", "Ja")
    expect(page.locator("#sparat")).to_have_text("Inte sparat ännu – försöker igen")
    choose(page, "V6_2", "Nej")
    until = time.monotonic() + 30
    while len(tries) < 2 and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert len(tries) >= 2 and values() == {}
    page.unroute("**/spara/")
    saved(page)
    assert values() == {"V6_1": "Ja", "V6_2": "Nej"}


def test_leaving_is_asked_about_only_while_something_is_unsaved(page: Page, live: str, respondent: Respondent) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    goto(page, live, respondent, "V/")
    choose(page, "V6_1", "Ja")
    saved(page)
    page.goto(f"{live}/svara/{respondent.pk}/")
    assert asked == []
    goto(page, live, respondent, "V/")
    page.route("**/spara/", lambda route: route.abort())
    choose(page, "V6_2", "Ja")
    expect(page.locator("#sparat")).to_contain_text("Inte sparat")
    page.goto(f"{live}/svara/{respondent.pk}/")
    assert asked == ["beforeunload"]


def test_two_tabs_never_overwrite_unseen(page: Page, other_page: Page, live: str, respondent: Respondent) -> None:
    goto(page, live, respondent, "V/")
    goto(other_page, live, respondent, "V/")
    choose(page, "V6_1", "Ja")
    saved(page)
    choose(other_page, "V6_1", "Nej")
    expect(other_page.locator("#V6_1 .theirs")).to_contain_text("svarade ”Ja”")
    assert values() == {"V6_1": "Ja"}
    other_page.get_by_role("button", name="Spara mitt svar").click()
    saved(other_page)
    assert values() == {"V6_1": "Nej"}
    choose(page, "V6_2", "Ja")
    saved(page)
    page.get_by_role("button", name="Spara och fortsätt").last.click()
    expect(page.get_by_role("heading", name="Granska och skicka")).to_be_visible()
    assert values() == {"V6_1": "Nej", "V6_2": "Ja"}, "an old page does not bring back an old answer"


def test_unchanged_cannot_say_and_the_calculator(page: Page, live: str, respondent: Respondent) -> None:
    LastAnswer.objects.create(respondent=respondent, question="B1", value="12.5")
    goto(page, live, respondent, STAFF)
    page.get_by_role("button", name="Oförändrat för B1").click()
    saved(page)
    row = Answer.objects.get()
    assert (row.value, row.unchanged) == ("12.5", True)
    item = page.locator("#B1a")
    item.get_by_text("Räkna årsarbetare").click()
    item.get_by_label("Timavlönades timmar").fill("120")
    item.get_by_label("Månadsavlönade").fill("1,5")
    expect(item.locator("output")).to_have_text("= 2,23 årsarbetare")
    item.get_by_role("button", name="Räkna och fyll i").click()
    expect(page.locator("[name=svar-B1a]")).to_have_value("2,23")
    reason = page.locator("[name=skal-B1b_1]")
    expect(reason).to_be_hidden()
    page.locator("#B1b_1").get_by_label("Kan inte lämna uppgift").check()
    reason.fill("Systemet byts ut")
    expect(page.locator("#B1b_1 [data-av]")).to_contain_text("sparat")
    saved(page)
    page.wait_for_timeout(1200)
    assert values() == {"B1": "12.5", "B1a": "2.23", "B1b_1": "999"}
    assert Answer.objects.get(question="B1b_1").reason == "Systemet byts ut"


def test_keyboard_all_the_way_to_the_receipt(page: Page, live: str, respondent: Respondent) -> None:
    """Tab, arrows, space and Enter; nothing else."""
    goto(page, live, respondent, "V/")
    keys = page.keyboard

    def until(selector: str) -> None:
        for _ in range(80):
            keys.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"Tab never came to {selector}")

    until("[name=svar-V6_1]")
    keys.press("Space")
    until("[name=svar-V6_2]")
    keys.press("ArrowDown")
    saved(page)
    assert values() == {"V6_1": "Ja", "V6_2": "Nej"}
    until("button[name=gor][value=nasta]")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Granska och skicka")).to_be_visible()
    until("form[action$='/skicka/'] button")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Tack, svaren är inskickade")).to_be_visible()
    assert Submission.objects.count() == 1


def test_a_round_that_closes_meanwhile_is_told(page: Page, live: str, respondent: Respondent) -> None:
    goto(page, live, respondent, "V/")
    respondent.round.state = "closed"
    respondent.round.save()
    choose(page, "V6_1", "Ja")
    expect(page.locator("#V6_1 [data-fel]")).to_contain_text("stängd för svar")
    assert values() == {}


def test_a_link_taken_back_is_told(page: Page, live: str, respondent: Respondent) -> None:
    goto(page, live, respondent, "V/")
    respondent.links.update(revoked_at=respondent.round.created_at)
    choose(page, "V6_1", "Ja")
    expect(page.locator("#sparat")).to_contain_text("Inte sparat. Du har inte behörighet")


def test_the_individual_link_leads_to_the_form(page: Page, live: str, respondent: Respondent) -> None:
    if page.goto(live + a_link(respondent)).status == 404:
        pytest.skip("NOT TESTED: addresses of links are not there yet")
    assert f"/svara/{respondent.pk}/" in page.url or page.get_by_role("button").count()


@pytest.mark.parametrize(
    "path", ["", JOUR, STAFF, CONSULTANTS, "B/granska/", "B/resultat/", "B/utskrift/", "delegera/"]
)
def test_accessible_on_desktop_and_telephone(
    page: Page, phone: Page, live: str, respondent: Respondent, axe: Callable[..., None], path: str
) -> None:
    LastAnswer.objects.bulk_create(
        LastAnswer(respondent=respondent, question=id, value=value) for id, value in (("B1", "30"), ("G1", "Ja"))
    )
    Answer.objects.bulk_create(
        Answer(
            respondent=respondent, question=id, value=value, by="Karin Ek", at=respondent.round.created_at, comment=c
        )
        for id, value, c in (("B1", "4", "Ny enhet"), ("B1a", "5", ""), ("G1", "Nej", ""), ("B2", "999", ""))
    )
    goto(page, live, respondent, path)
    axe(page)
    goto(phone, live, respondent, path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375


def test_works_at_400_per_cent(open_context: Callable[..., BrowserContext], live: str, respondent: Respondent) -> None:
    narrow = open_context(viewport={"width": 320, "height": 256}).new_page()
    goto(narrow, live, respondent, STAFF)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    choose(narrow, "B1", "Kan inte lämna uppgift")
    saved(narrow)
