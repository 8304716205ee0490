"""Review in a browser: the queue by keys, corrections, the dialogue from both sides, the close by two; axe."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from oppna.collect.models import Answer, Burden, Mark, PartResponse, Reopening, Respondent, Round
from oppna.collect.states import PartState, RoundState
from tests.lib.site_world import a_round, a_user, by_link, saved

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def enter(context: BrowserContext, live: str, client: Client) -> None:
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live}])


def answered(respondent: Respondent) -> None:
    """More with a degree than there are, and a comment; the part is sent."""
    for question, value in {"B1": "5", "B1a": "7"}.items():
        saved(respondent, question, value, comment="Vi räknade om")
    sent = {"state": PartState.SUBMITTED.value, "submitted_at": timezone.now(), "submitted_by": "Registrator"}
    PartResponse.objects.filter(respondent=respondent, part="B").update(**sent)


@pytest.fixture
def round() -> Round:
    found = a_round(units=2)
    for one in found.respondents.all():
        answered(one)
    return found


@pytest.fixture
def respondent(round: Round) -> Respondent:
    return round.respondents.all()[0]


def test_a_reviewer_walks_the_queue_by_keys(page: Page, live: str, round: Round, respondent: Respondent) -> None:
    enter(page.context, live, a_user("reviewer"))
    page.goto(f"/granskning/{round.pk}/")
    page.get_by_label("Vad").select_option("K1")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("link", name=respondent.name).click()
    page.wait_for_load_state("load")
    page.keyboard.press("j")
    expect(page.locator(".review-line").first).to_be_focused()
    page.keyboard.press("f")
    page.keyboard.type("Är B1a fler än B1?")
    page.get_by_role("button", name="Skicka frågan").first.click()
    expect(page.get_by_text("Frågan är skickad")).to_be_visible()
    expect(page.locator(".review-line").first.get_by_text("frågad")).to_be_visible()
    page.wait_for_load_state("load")
    page.locator(".review-line").first.focus()
    page.keyboard.press("o")
    page.keyboard.type("Rättat enligt mejl")
    first = page.locator(".review-line").first
    first.get_by_label("Rättat svar").first.fill("7,5")
    first.get_by_role("button", name="Rätta själv").first.click()
    expect(page.get_by_text("B1 är rättad")).to_be_visible()
    assert Answer.objects.get(respondent=respondent, question="B1").value == "7.5"
    page.wait_for_load_state("load")
    page.keyboard.press("j")
    page.keyboard.press("g")
    expect(page.get_by_text("Raden är klar.")).to_be_visible()
    assert Mark.objects.filter(state="done").count() == 1


def test_a_question_is_answered_and_an_opened_answer_corrected(
    page: Page, other_page: Page, live: str, round: Round, respondent: Respondent
) -> None:
    enter(page.context, live, a_user("reviewer"))
    enter(other_page.context, live, by_link(respondent))
    page.goto(f"/granskning/{round.pk}/{respondent.pk}/")
    line = page.locator(".review-line").first
    line.get_by_text("Öppna eller rätta ett svar").click()
    line.get_by_label("Skäl").first.fill("ser ut som timmar")
    line.get_by_role("button", name="Öppna för kommunen").first.click()
    assert Reopening.objects.get().question == "B1"
    other_page.goto(f"/svara/{respondent.pk}/")
    other_page.get_by_role("link", name="Dialog med granskningen").click()
    expect(other_page.get_by_text("ser ut som timmar")).to_be_visible()
    other_page.get_by_role("link", name="Gå till frågan").click()
    other_page.locator("input[name=svar-B1]").fill("9")
    other_page.keyboard.press("Tab")
    expect(other_page.locator("#sparat")).to_contain_text("Sparat")
    other_page.goto(f"/svara/{respondent.pk}/dialog/")
    other_page.get_by_label("Skriv till granskningen").fill("Ja, nu är det rätt.")
    other_page.get_by_role("button", name="Skicka").click()
    page.reload()
    expect(page.get_by_text("Ja, nu är det rätt.")).to_be_visible()
    assert Answer.objects.get(respondent=respondent, question="B1").value == "9"


def test_two_persons_close_the_round(page: Page, other_page: Page, live: str, round: Round) -> None:
    Round.objects.update(state=RoundState.CLOSED.value)
    enter(page.context, live, a_user("reviewer"))
    enter(other_page.context, live, a_user("administrator"))
    page.goto(f"/granskning/{round.pk}/avsluta/")
    page.get_by_role("button", name="Föreslå avslut").click()
    expect(page.get_by_text("En kollega behöver bekräfta")).to_be_visible()
    other_page.goto(f"/granskning/{round.pk}/avsluta/")
    other_page.get_by_role("button", name="Bekräfta avslutet").click()
    expect(other_page.get_by_text("Omgången är avslutad")).to_be_visible()
    assert Round.objects.get().state == RoundState.FINISHED.value


def test_a_spreadsheet_is_fetched_filled_and_uploaded(
    page: Page, live: str, round: Round, respondent: Respondent
) -> None:
    PartResponse.objects.update(state=PartState.BEGUN.value)
    enter(page.context, live, by_link(respondent))
    page.goto(f"/svara/{respondent.pk}/B/ladda-upp/")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Kalkylark med frågorna").click()
    book = openpyxl.load_workbook(io.BytesIO(fetched.value.path().read_bytes()))
    for row in book["Svar"].iter_rows(min_row=6):
        if row[0].value == "B1":
            row[4].value = "8,25"
    filled = io.BytesIO()
    book.save(filled)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.get_by_label("Ifylld fil").set_input_files(
        [{"name": "svar.xlsx", "mimeType": kind, "buffer": filled.getvalue()}]
    )
    page.get_by_role("button", name="Visa vad som ändras").click()
    expect(page.get_by_text("8,25 årsarbetare")).to_be_visible()
    page.get_by_role("button", name="Spara 1 ändring").click()
    expect(page).to_have_url(re.compile("/granska/$"))
    assert Answer.objects.get(respondent=respondent, question="B1").value == "8.25"


def test_active_time_is_told_when_the_page_is_left(page: Page, live: str, round: Round, respondent: Respondent) -> None:
    PartResponse.objects.update(state=PartState.BEGUN.value)
    enter(page.context, live, by_link(respondent))
    page.goto(f"/svara/{respondent.pk}/B/")
    field = page.locator("input[name=svar-B1]")
    field.click()
    for digit in "12":
        page.wait_for_timeout(700)
        page.keyboard.type(digit)
    page.wait_for_timeout(300)
    page.locator("input[name=svar-B1a]").click()
    page.goto(f"/svara/{respondent.pk}/")
    until = time.monotonic() + 10
    while not (kept := Burden.objects.filter(question="B1").first()) and time.monotonic() < until:
        page.wait_for_timeout(100)  # the report outlives the page that sent it
    assert kept
    assert 1 <= kept.seconds <= 10 and kept.reports == 1


PAGES = (
    "/granskning/{round}/",
    "/granskning/{round}/{own}/",
    "/granskning/{round}/{own}/logg/",
    "/granskning/{round}/avsluta/",
    "/omgangar/{round}/kontroller/",
    "/omgangar/{round}/tidsatgang/",
)
OWN_PAGES = ("/svara/{own}/dialog/", "/svara/{own}/B/ladda-upp/", "/omgangar/{round}/kontroller/")


@pytest.mark.parametrize("small", [False, True], ids=["desktop", "phone"])
def test_axe_finds_nothing(
    page: Page, phone: Page, live: str, round: Round, respondent: Respondent, axe: Callable[[Page], object], small: bool
) -> None:
    shown = phone if small else page
    for client, pages in ((a_user("reviewer"), PAGES), (by_link(respondent), OWN_PAGES)):
        shown.context.clear_cookies()
        enter(shown.context, live, client)
        for address in pages:
            response = shown.goto(address.format(round=round.pk, own=respondent.pk))
            assert response is not None and response.ok, address
            axe(shown)
            assert shown.evaluate("document.documentElement.scrollWidth") <= shown.viewport_size["width"], address
