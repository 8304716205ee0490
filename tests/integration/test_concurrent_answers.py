"""Several people at the same answers: in any order, nobody overwrites an acknowledged answer they never saw."""

from __future__ import annotations

import threading
from itertools import count

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.actions.save_answers import Change, save_answers
from oppna.collect.models import Answer, Edit, Respondent
from tests.lib.site_world import a_round

QUESTIONS = ("G1b", "G1c_3_vilken")
FIELDS = ("value", "comment")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["look", "write", "again"]),
        st.integers(0, 2),
        st.sampled_from(QUESTIONS),
        st.sampled_from(FIELDS),
    ),
    max_size=25,
)


def colleague(respondent: Respondent, name: str) -> Actor:
    return Actor("link", name, name, respondent=respondent.pk, permissions=frozenset({Permission.ANSWER}))


class Tab:
    """What one person's page knows: the versions and texts it saw."""

    def __init__(self, respondent: Respondent, name: str) -> None:
        self.actor, self.respondent = colleague(respondent, name), respondent
        self.versions: dict[str, int] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.last: dict[str, Change] = {}

    def look(self) -> None:
        for row in Answer.objects.filter(respondent=self.respondent):
            self.versions[row.question] = row.version
            self.texts.update({(row.question, field): getattr(row, field) for field in FIELDS})

    def write(self, question: str, field: str, text: str) -> None:
        """A whole-page form: every field of the question goes along, one of them changed."""
        fields = {name: self.texts.get((question, name), "") for name in FIELDS} | {field: text}
        self.last = {question: Change(fields, self.versions.get(question, 0))}
        self.send(question, field, text)

    def send(self, question: str, field: str, text: str) -> None:
        outcome = save_answers(self.actor, self.respondent.pk, self.last)
        if question in outcome.kept:
            self.versions[question] = outcome.kept[question]
            row = Answer.objects.get(respondent=self.respondent, question=question)
            assert getattr(row, field) == text, "acknowledged and there"
            self.texts.update({(question, name): getattr(row, name) for name in FIELDS})
        else:
            theirs = outcome.conflicts[question]
            assert theirs.by != self.actor.name and field in theirs.fields


@pytest.mark.django_db
@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_any_interleaving_keeps_the_chain_of_edits_whole(steps: list[tuple[str, int, str, str]]) -> None:
    respondent = a_round(units=1, contacts=False).respondents.get()
    tabs, numbers = [Tab(respondent, name) for name in ("Anna", "Bo", "Cia")], count(1)
    for what, who, question, field in steps:
        if what == "look":
            tabs[who].look()
        elif what == "write":
            tabs[who].write(question, field, f"{tabs[who].actor.name} {next(numbers)}")
        else:
            save_answers(tabs[who].actor, respondent.pk, tabs[who].last)  # the reply was lost: the same once more
    check_history(respondent)


def check_history(respondent: Respondent) -> None:
    """Every version follows the one before it, and what stands is what the last edit of each field left."""
    for row in Answer.objects.filter(respondent=respondent):
        edits = list(Edit.objects.filter(respondent=respondent, question=row.question))
        assert sorted({edit.version for edit in edits}) == list(range(1, row.version + 1))
        for field in FIELDS:
            standing = ""
            for edit in edits:
                if edit.field == field:
                    assert edit.before == standing
                    standing = edit.after
            assert getattr(row, field) == standing


@pytest.mark.django_db(transaction=True)
def test_threads_that_add_to_the_same_text_lose_no_word() -> None:
    """Six people add words to one text at once; who is told of a conflict looks and tries again."""
    respondent = a_round(units=1, contacts=False).respondents.get()
    faults: list[Exception] = []

    def add(name: str) -> None:
        try:
            for number in range(8):
                add_word(colleague(respondent, name), respondent, f"{name}{number}")
        except Exception as fault:  # noqa: BLE001  # told in the test's own thread
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=add, args=(name,)) for name in "abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    words = Answer.objects.get().value.split()
    assert sorted(words) == sorted(f"{name}{number}" for name in "abcdef" for number in range(8))
    assert Answer.objects.get().version == len(words) == Edit.objects.count()
    check_history(respondent)


def add_word(actor: Actor, respondent: Respondent, word: str) -> None:
    while True:
        row = Answer.objects.filter(respondent=respondent, question="G1b").first()
        text, version = (row.value, row.version) if row else ("", 0)
        if not save_answers(actor, respondent.pk, {"G1b": Change({"value": f"{text} {word}"}, version)}).conflicts:
            return


@pytest.mark.django_db(transaction=True)
def test_many_answers_in_opposite_orders_do_not_wait_for_each_other_for_ever() -> None:
    respondent = a_round(units=1, contacts=False).respondents.get()
    ids = [f"G3_{number}" for number in range(1, 13)]
    faults: list[Exception] = []

    def save(order: list[str], answer: str) -> None:
        try:
            for _ in range(10):
                rows = dict(Answer.objects.filter(respondent=respondent).values_list("question", "version"))
                changes = {id: Change({"value": answer}, rows.get(id, 0)) for id in order}
                save_answers(colleague(respondent, answer), respondent.pk, changes)
        except Exception as fault:  # noqa: BLE001  # told in the test's own thread
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=save, args=(order, answer)) for order, answer in ((ids, "Ja"), (ids[::-1], "Nej"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not faults and not any(thread.is_alive() for thread in threads)
    check_history(respondent)
    assert connection.vendor in ("sqlite", "postgresql")
