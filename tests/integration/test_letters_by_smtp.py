"""Letters over a real SMTP server: refusals, a busy server, a broken line, and everybody exactly one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import get_connection
from django.utils import timezone
from docx import Document

from oppna.accounts.actor import SYSTEM
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.actions.queue_letters import queue_letters
from oppna.collect.actions.send_letters import send_letters
from oppna.collect.models import Contact, Letter, LetterKind, LetterState, Link, PartResponse, Round
from oppna.collect.queries.letters import MOST_ATTEMPTS, uncertain_letters
from oppna.collect.queries.links import Standing, link_by_token, standing
from tests.lib.mail_server import Post, mail_server, through
from tests.lib.site_world import a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    with mail_server() as server:
        through(settings, server)
        yield server


def queued(round: Round, kind: LetterKind = LetterKind.INVITATION, key: str = "") -> None:
    plan_letters(SYSTEM, round, kind, key)
    letters = Letter.objects.filter(round=round, kind=kind, key=key)
    queue_letters(SYSTEM, round, kind, key, list(letters.values_list("pk", flat=True)))


def addresses(round: Round) -> list[str]:
    return list(Contact.objects.filter(respondent__round=round).order_by("id").values_list("email", flat=True))


def post_again() -> None:
    """As if the waiting time were over."""
    Letter.objects.exclude(due_at=None).update(due_at=timezone.now() - timedelta(seconds=1))
    send_letters(get_connection())


def states(round: Round) -> dict[str, str]:
    return dict(Letter.objects.filter(round=round).values_list("to", "state"))


def test_everybody_gets_one_letter_with_a_link_that_holds(post: Post) -> None:
    round = a_round(units=5)
    queued(round)
    assert send_letters(get_connection()) == {"taken": 5}
    assert sorted(post.to) == sorted(addresses(round))
    tokens = [message.get_body(("plain",)).get_content().split("/lank/")[1].split("/")[0] for _, message in post.taken]
    assert all(standing(link_by_token(token)) is Standing.HOLDS for token in tokens)
    assert len(set(tokens)) == 5
    assert send_letters(get_connection()) == {}


def test_the_letter_says_that_it_is_synthetic_and_has_the_kept_message_id(post: Post) -> None:
    round = a_round(units=1)
    queued(round)
    send_letters(get_connection())
    (_, message), letter = post.taken[0], Letter.objects.get()
    assert message["Subject"].strip().startswith("[SYNTETISK]")
    assert message["Message-ID"] == letter.message_id
    plain, page = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "SYNTETISK OMGÅNG" in plain
    assert "SYNTETISK OMGÅNG" in page
    assert "&lt;" not in page


def test_a_refused_address_fails_and_the_others_get_theirs(post: Post) -> None:
    round = a_round(units=4)
    wrong = addresses(round)[1]
    post.refuse[wrong] = "550 5.1.1 no such user"
    queued(round)
    assert send_letters(get_connection()) == {"taken": 3, "refused": 1}
    failed = Letter.objects.get(to=wrong)
    assert failed.state == LetterState.FAILED
    assert failed.error.startswith("550")
    assert Contact.objects.get(email=wrong).bounced_at


def test_a_refused_address_is_not_reminded(post: Post) -> None:
    round = a_round(units=2)
    wrong, right = addresses(round)
    post.refuse[wrong] = "550 5.1.1 no such user"
    queued(round)
    send_letters(get_connection())
    queued(round, LetterKind.REMINDER, "2018-02-26")
    assert list(Letter.objects.filter(kind=LetterKind.REMINDER).values_list("to", flat=True)) == [right]


def test_a_server_that_is_busy_in_the_middle_gets_the_rest_later(post: Post) -> None:
    round = a_round(units=6)
    post.busy_after = 2
    queued(round)
    assert send_letters(get_connection())["taken"] == 2
    assert set(states(round).values()) == {LetterState.SENT, LetterState.QUEUED}
    post.busy_after = None
    post_again()
    assert sorted(post.to) == sorted(addresses(round))


def test_nobody_is_tried_for_ever(post: Post) -> None:
    round = a_round(units=1)
    (slow,) = addresses(round)
    post.refuse[slow] = "450 4.2.1 mailbox busy"
    queued(round)
    send_letters(get_connection())
    for _ in range(MOST_ATTEMPTS + 2):
        post_again()
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (LetterState.FAILED, MOST_ATTEMPTS)


def test_an_attempt_waits_for_its_time(post: Post) -> None:
    round = a_round(units=1)
    (slow,) = addresses(round)
    post.refuse[slow] = "450 4.2.1 mailbox busy"
    queued(round)
    send_letters(get_connection())
    post.refuse.clear()
    assert send_letters(get_connection()) == {}


def test_a_line_that_breaks_before_the_letter_costs_nobody_a_letter(post: Post) -> None:
    round = a_round(units=4)
    post.hang_up_on.add(addresses(round)[1])
    queued(round)
    assert send_letters(get_connection()) == {"taken": 3, "later": 1}
    post_again()
    assert sorted(post.to) == sorted(addresses(round))


def test_a_line_that_breaks_after_the_letter_leaves_it_to_a_person(post: Post) -> None:
    round = a_round(units=4)
    perhaps = addresses(round)[1]
    post.hang_up_after.add(perhaps)
    queued(round)
    assert send_letters(get_connection()) == {"taken": 3, "unknown": 1}
    post_again()
    assert sorted(post.to) == sorted(addresses(round)), "the one that was perhaps sent is not sent again"
    assert [letter.to for letter in uncertain_letters(round)] == [perhaps]


def test_without_a_server_nothing_is_lost_and_no_attempt_spent(settings: Any) -> None:
    round = a_round(units=3)
    with mail_server() as post:
        through(settings, post)
    queued(round)
    assert send_letters(get_connection()) == {"no_server": 3}
    assert set(Letter.objects.values_list("state", "attempts")) == {(LetterState.QUEUED, 0)}


def test_who_answered_after_the_preview_gets_no_reminder(post: Post) -> None:
    round = a_round(units=3)
    queued(round, LetterKind.REMINDER, "2018-02-26")
    done = round.respondents.first()
    PartResponse.objects.filter(respondent=done).update(state="submitted")
    assert send_letters(get_connection()) == {"taken": 2, "skipped": 1}
    assert not Link.objects.filter(respondent=done).exists()
    assert Letter.objects.get(respondent=done).state == LetterState.CANCELLED


def test_a_reminder_names_the_parts_that_are_left(post: Post) -> None:
    round = a_round(units=1)
    PartResponse.objects.filter(part="G").update(state="submitted")
    queued(round, LetterKind.REMINDER, "2018-02-26")
    send_letters(get_connection())
    text = post.taken[0][1].get_body(("plain",)).get_content()
    assert "Sociala barn- och ungdomsvården" in text
    assert "Gemensam del" not in text


def test_the_invitation_brings_the_guide_and_the_forms_of_the_contacts_parts(post: Post) -> None:
    round = a_round(units=2)
    Contact.objects.filter(email=addresses(round)[0]).update(parts=["B"])
    queued(round)
    send_letters(get_connection())
    files = [{part.get_filename(): part.get_content() for part in m.iter_attachments()} for _, m in post.taken]
    assert [*files[0]] == ["vagledning-2018-bou.docx", "blankett-B.docx"]
    assert [*files[1]] == ["vagledning-2018-bou.docx", "blankett-G.docx", "blankett-B.docx", "blankett-V.docx"]
    words = "\n".join(one.text for one in Document(io.BytesIO(files[0]["blankett-B.docx"])).paragraphs)
    assert "Blankett: Sociala barn- och ungdomsvården" in words
    text = post.taken[0][1].get_body(("plain",)).get_content()
    assert "vagledning-2018-bou.docx, blankett-B.docx" in text


def test_other_days_make_another_guide(post: Post) -> None:
    round = a_round(units=1)
    queued(round)
    send_letters(get_connection())
    Round.objects.update(closes=round.closes + timedelta(days=1))
    Letter.objects.all().delete()
    queued(round)
    send_letters(get_connection())
    first, second = (next(m.iter_attachments()).get_content() for _, m in post.taken)
    assert first != second


def test_a_reminder_brings_no_files(post: Post) -> None:
    round = a_round(units=1)
    queued(round, LetterKind.REMINDER, "2018-02-26")
    send_letters(get_connection())
    assert not [*post.taken[0][1].iter_attachments()]
