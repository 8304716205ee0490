"""Saving answers: versions, merging, refusals, and how few questions to the database it takes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oppna.accounts.actor import NOBODY, SYSTEM
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Role
from oppna.collect.actions._upsert import Draft, upsert
from oppna.collect.actions.save_answers import Change, save_answers
from oppna.collect.actions.submit_part import submit_part
from oppna.collect.form.rules import form_rules
from oppna.collect.models import Answer, Edit, PartResponse, Reopening, Respondent
from oppna.collect.states import PartState, RoundState
from tests.lib.site_world import a_person, a_round, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def respondent() -> Respondent:
    return a_round(units=1).respondents.get()


def value(written: str, version: int = 0, **more: str) -> Change:
    return Change({"value": written, **more}, version)


def test_first_answer_is_kept_with_its_edit_and_the_part_has_begun(respondent: Respondent) -> None:
    outcome = save_answers(SYSTEM, respondent.pk, {"B1": value("12,5")})
    assert outcome.kept == {"B1": 1} and outcome.clean
    row = Answer.objects.get()
    assert (row.value, row.version, row.by) == ("12.5", 1, SYSTEM.name)
    edit = Edit.objects.get()
    assert (edit.field, edit.before, edit.after, edit.version, edit.phase) == ("value", "", "12.5", 1, "form")
    assert dict(respondent.parts.values_list("part", "state")) == {
        "G": PartState.NOT_BEGUN,
        "B": PartState.BEGUN,
        "V": PartState.NOT_BEGUN,
    }


def test_the_same_again_writes_nothing(respondent: Respondent) -> None:
    """A retry after a lost reply: the version is behind, the answer is the same."""
    save_answers(SYSTEM, respondent.pk, {"B1": value("12,5")})
    outcome = save_answers(SYSTEM, respondent.pk, {"B1": value("12,5")})
    assert outcome.kept == {"B1": 1} and outcome.clean
    assert Edit.objects.count() == 1


def test_the_later_of_two_is_asked_and_the_first_stands(respondent: Respondent) -> None:
    save_answers(SYSTEM, respondent.pk, {"G1": value("Ja")})
    outcome = save_answers(SYSTEM, respondent.pk, {"G1": value("Nej"), "G2_1": value("Ja")})
    assert outcome.kept == {"G2_1": 1}
    theirs = outcome.conflicts["G1"]
    assert (theirs.value, theirs.version, theirs.by, theirs.fields) == ("Ja", 1, SYSTEM.name, ("value",))
    assert Answer.objects.get(question="G1").value == "Ja"
    assert save_answers(SYSTEM, respondent.pk, {"G1": value("Nej", theirs.version)}).kept == {"G1": 2}


def test_what_was_not_touched_does_not_overwrite(respondent: Respondent) -> None:
    """A whole page sent without scripts holds old values of what a colleague has changed meanwhile."""
    save_answers(SYSTEM, respondent.pk, {"G1": value("Ja"), "G2_1": value("Ja")})
    save_answers(SYSTEM, respondent.pk, {"G1": value("Nej", 1)})
    outcome = save_answers(SYSTEM, respondent.pk, {"G1": value("Ja", 1), "G2_1": value("Nej", 1)})
    assert outcome.clean and outcome.kept == {"G1": 2, "G2_1": 2}
    assert Answer.objects.get(question="G1").value == "Nej"


def test_a_comment_and_an_answer_at_the_same_time_both_stay(respondent: Respondent) -> None:
    save_answers(SYSTEM, respondent.pk, {"G1": value("Ja")})
    save_answers(SYSTEM, respondent.pk, {"G1": value("Nej", 1)})
    assert save_answers(SYSTEM, respondent.pk, {"G1": Change({"comment": "Sedan juni."}, 1)}).kept == {"G1": 3}
    row = Answer.objects.get()
    assert (row.value, row.comment, row.version) == ("Nej", "Sedan juni.", 3)


def test_what_cannot_be_is_refused_and_the_rest_is_kept(respondent: Respondent) -> None:
    outcome = save_answers(
        SYSTEM,
        respondent.pk,
        {
            "B1": value("många"),
            "G1": value("Kanske"),
            "G2_1": value("Ja"),
            "G2_2": Change({"value": "Ja", "comment": "x" * 5000}, 0),
            "HITTAS_EJ": value("Ja"),
            "G1b": value("a\0b"),
        },
    )
    assert outcome.kept == {"G2_1": 1, "G2_2": 1}
    assert set(outcome.refused) == {"B1", "G1", "G2_2", "HITTAS_EJ", "G1b"}
    assert outcome.refused["B1"]["value"].startswith("”många” kan inte användas på B1")
    assert set(outcome.refused["G2_2"]) == {"comment"}
    assert Answer.objects.get(question="G2_2").value == "Ja"


def test_cleared_is_an_answer_taken_back(respondent: Respondent) -> None:
    save_answers(SYSTEM, respondent.pk, {"G1": value("Ja")})
    assert save_answers(SYSTEM, respondent.pk, {"G1": value("", 1)}).kept == {"G1": 2}
    assert Answer.objects.get().value == ""


@pytest.mark.parametrize("state", [state.value for state in RoundState if state not in ("open", "reopened")])
def test_a_closed_round_takes_nothing_but_what_a_reviewer_opened(state: str) -> None:
    respondent = a_round(units=1, state=state).respondents.get()
    reviewer = a_person(Role.REVIEWER)
    now = respondent.round.created_at
    Reopening.objects.create(respondent=respondent, question="G1", why="Tid saknas", by=reviewer, at=now)
    Reopening.objects.create(respondent=respondent, question="G2_2", why="Klar", by=reviewer, at=now, closed_at=now)
    outcome = save_answers(SYSTEM, respondent.pk, {q: value("Ja") for q in ("G1", "G2_1", "G2_2")})
    assert outcome.kept == {"G1": 1}
    assert set(outcome.refused) == {"G2_1", "G2_2"}


def test_a_part_that_is_sent_is_locked(respondent: Respondent) -> None:
    save_answers(SYSTEM, respondent.pk, {"V6_1": value("Ja"), "V6_2": value("Nej")})
    submit_part(SYSTEM, respondent, "V")
    assert "inskickad" in save_answers(SYSTEM, respondent.pk, {"V6_1": value("Nej", 1)}).refused["V6_1"]["value"]


def test_rights_follow_the_part(respondent: Respondent) -> None:
    mine = an_actor(Role.PART_RESPONDENT, units=[respondent.unit], parts=["V"])
    assert save_answers(mine, respondent.pk, {"V6_1": value("Ja")}).clean
    for actor, question in ((mine, "G1"), (NOBODY, "G1"), (an_actor(Role.COORDINATOR, units=["9999"]), "V6_1")):
        with pytest.raises(Forbidden):
            save_answers(actor, respondent.pk, {question: value("Ja")})
    with pytest.raises(PartResponse.DoesNotExist):
        save_answers(mine, respondent.pk + 1, {"V6_1": value("Ja")})


@pytest.mark.parametrize("count", [1, 20, 128])
def test_few_questions_to_the_database_however_many_answers(respondent: Respondent, count: int) -> None:
    form = form_rules("2018-bou")
    changes = {
        id: value("1" if question.kind == "tal" else question.answers[0] if question.answers else "ord")
        for id, question in list(form.questions.items())[:count]
    }
    with CaptureQueriesContext(connection) as first:
        assert save_answers(SYSTEM, respondent.pk, changes).clean
    other = {id: Change({"comment": "nytt"}, 1) for id in changes}
    with CaptureQueriesContext(connection) as second:
        assert save_answers(SYSTEM, respondent.pk, other).clean
    work = [[q["sql"] for q in made if "SAVEPOINT" not in q["sql"]] for made in (first, second)]
    assert len(work[0]) <= 6 and len(work[1]) <= 5, work


def test_a_row_whose_version_is_gone_is_left_as_it_is(respondent: Respondent) -> None:
    """For writers that do not hold the parts: the statement itself looks at the version, and says what it wrote."""
    save_answers(SYSTEM, respondent.pk, {"G1": value("Ja"), "G2_1": value("Ja")})
    blank = {"value": "", "comment": "", "reason": ""}
    stale = Draft("G1", blank, {**blank, "value": "Nej"}, 0, False)
    right = Draft("G2_1", blank, {**blank, "value": "Nej"}, 1, False)
    new = Draft("G2_2", blank, {**blank, "value": "Nej"}, 0, False)
    written = upsert(respondent.pk, [stale, right, new], by="Bo", at=respondent.round.created_at)
    assert written == {"G2_1": 2, "G2_2": 1}
    assert dict(Answer.objects.values_list("question", "value")) == {"G1": "Ja", "G2_1": "Nej", "G2_2": "Nej"}
