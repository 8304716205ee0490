"""Whatever is done in whatever order: nobody gets a letter twice, and nobody is reminded of what has been sent."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core import mail
from django.core.mail import get_connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from oppna.accounts.actor import SYSTEM
from oppna.collect.actions.decide_letter import decide_letter
from oppna.collect.actions.import_contacts import fingerprint, import_contacts
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.actions.queue_letters import queue_letters
from oppna.collect.actions.send_letters import send_letters
from oppna.collect.models import Contact, Letter, LetterKind, LetterState, PartResponse, Round
from oppna.collect.queries.contacts import contact_rows
from oppna.errors import Refused
from tests.lib.site_world import a_round

KEYS = {LetterKind.INVITATION: ("",), LetterKind.REMINDER: ("2018-02-26", "2018-03-07")}
BATCHES = [(kind, key) for kind, keys in KEYS.items() for key in keys]
STEPS = st.one_of(
    st.tuples(st.just("plan"), st.sampled_from(BATCHES)),
    st.tuples(st.just("queue"), st.sampled_from(BATCHES)),
    st.tuples(st.just("send"), st.none()),
    st.tuples(st.just("answer"), st.tuples(st.integers(0, 3), st.sampled_from("GBV"))),
    st.tuples(st.just("reopen"), st.tuples(st.integers(0, 3), st.sampled_from("GBV"))),
    st.tuples(st.just("remove"), st.integers(0, 3)),
    st.tuples(st.just("restore"), st.none()),
    st.tuples(st.just("decide"), st.none()),
)


class World:
    """A round with four respondents of one contact each, and what has been sent so far."""

    def __init__(self) -> None:
        self.round: Round = a_round(units=4)
        self.everybody = contact_rows(self.round)
        self.sent = 0

    def plan(self, batch: tuple[LetterKind, str]) -> None:
        plan_letters(SYSTEM, self.round, *batch)

    def queue(self, batch: tuple[LetterKind, str]) -> None:
        seen = Letter.objects.values_list("pk", flat=True)
        try:
            queue_letters(SYSTEM, self.round, *batch, seen=list(seen))
        except Refused:
            assert not Letter.objects.filter(kind=batch[0], key=batch[1], state=LetterState.PLANNED).exists()

    def answer(self, what: tuple[int, str]) -> None:
        self._part(*what).update(state="submitted")

    def reopen(self, what: tuple[int, str]) -> None:
        self._part(*what).filter(state="submitted").update(state="reopened")

    def _part(self, number: int, part: str):  # type: ignore[no-untyped-def]
        return PartResponse.objects.filter(respondent=self.round.respondents.all()[number], part=part)

    def remove(self, number: int) -> None:
        rows = [row for row in self.everybody if row != self.everybody[number]]
        import_contacts(SYSTEM, self.round, rows, seen=fingerprint(contact_rows(self.round)))

    def restore(self, _: None) -> None:
        import_contacts(SYSTEM, self.round, self.everybody, seen=fingerprint(contact_rows(self.round)))

    def decide(self, _: None) -> None:
        for letter in Letter.objects.filter(state=LetterState.FAILED):
            decide_letter(SYSTEM, letter, again=True)

    def send(self, _: None) -> None:
        """What goes out now is checked against what has been answered now."""
        send_letters(get_connection())
        done = {
            row.unit
            for row in self.everybody
            if not PartResponse.objects.filter(respondent__unit=row.unit, respondent__round=self.round)
            .exclude(state__in=("submitted", "reopened"))
            .exists()
        }
        for message in mail.outbox[self.sent :]:
            unit = message.to[0].split(".")[1].split("@")[0]
            if "Påminnelse" in message.subject:
                assert unit not in done
            assert Contact.objects.get(email=message.to[0], respondent__round=self.round).removed_at is None
        self.sent = len(mail.outbox)


@pytest.mark.django_db
class TestLetters(TestCase):
    """Hypothesis needs Django's own way of going back to the start for every example."""

    @given(st.lists(STEPS, min_size=3, max_size=14))
    @settings(max_examples=60)
    def test_never_twice_and_never_one_who_answered(self, steps: list[tuple[str, object]]) -> None:
        mail.outbox.clear()
        world = World()
        for step, what in steps:
            getattr(world, step)(what)
        world.send(None)
        letters = Counter((letter.to, letter.kind, letter.key) for letter in Letter.objects.all())
        assert set(letters.values()) <= {1}
        assert len(mail.outbox) == Letter.objects.filter(state=LetterState.SENT).count()
        assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox)
