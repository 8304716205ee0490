"""Results before they are results: own values at once, and others' only when enough have sent."""

from __future__ import annotations

import pytest

from oppna.accounts.actor import SYSTEM
from oppna.collect.actions.save_answers import Change, save_answers
from oppna.collect.actions.submit_part import submit_part
from oppna.collect.models import LastAnswer, Respondent
from oppna.collect.presenters.results import LEAST_OTHERS, ResultsView, results_view
from oppna.collect.queries.sheet import sheet_of
from oppna.collect.queries.submitted import so_far
from oppna.errors import Refused
from tests.lib.site_world import a_round

pytestmark = pytest.mark.django_db


def answer(respondent: Respondent, first: str, second: str) -> None:
    rows = dict(respondent.answers.values_list("question", "version"))
    changes = {id: Change({"value": v}, rows.get(id, 0)) for id, v in (("V6_1", first), ("V6_2", second))}
    assert save_answers(SYSTEM, respondent.pk, changes).clean


def view(respondent: Respondent) -> ResultsView:
    return results_view(sheet_of(respondent), "V", so_far(respondent, "V"))


def test_own_values_follow_the_answers_and_say_what_is_lacking() -> None:
    respondent = a_round(units=1, contacts=False).respondents.get()
    assert {row.own for row in view(respondent).rows} == {"uppgift saknas"}
    assert [link.id for row in view(respondent).rows for link in row.lacking] == ["V6_1", "V6_2"]
    answer(respondent, "Ja", "Nej")
    assert [(row.id, row.own, row.tone) for row in view(respondent).rows] == [
        ("V6_1", "Ja ✓", "yes"),
        ("V6_2", "Nej ✕", "no"),
    ]


def test_last_year_by_this_years_rules() -> None:
    respondent = a_round(units=1, contacts=False).respondents.get()
    LastAnswer.objects.create(respondent=respondent, question="V6_1", value="Nej")
    assert [row.last for row in view(respondent).rows] == ["Nej ✕", "uppgift saknas"]


def test_others_are_shown_when_enough_have_sent_and_never_before() -> None:
    """All in Stockholms län. Two of six say Ja; an answer that is not sent is nobody's business."""
    round = a_round(units=LEAST_OTHERS + 2, contacts=False)
    me, silent, *others = round.respondents.all()
    answer(me, "Ja", "Ja")
    answer(silent, "Ja", "Ja")
    for number, other in enumerate(others, 1):
        assert all(not group.shown for group in view(me).groups)
        answer(other, "Ja" if number <= 2 else "Nej", "Nej")
        submit_part(SYSTEM, other, "V")
    nation = view(me).groups[-1]
    assert (nation.name, nation.sent, nation.asked, nation.shown) == ("Riket", LEAST_OTHERS, LEAST_OTHERS + 2, True)
    assert view(me).rows[0].groups[-1] == "40\u00a0%"
    submit_part(SYSTEM, me, "V")
    assert view(me).rows[0].groups[-1] == "50\u00a0%", "3 of 6, oneself among them"
    assert view(me).groups[-1].shown, "five others have sent"
    small = [group for group in view(me).groups if group.sent - 1 < LEAST_OTHERS]
    assert all(not group.shown for group in small)
    assert all(
        text == "–" for row in view(me).rows for g, text in zip(view(me).groups, row.groups, strict=True) if g in small
    )


def test_what_is_sent_counts_as_it_was_sent() -> None:
    """Changing an answer after opening the part again changes nothing for others until it is sent again."""
    from oppna.collect.actions.reopen_part import reopen_part

    round = a_round(units=LEAST_OTHERS + 1, contacts=False)
    me, *others = round.respondents.all()
    for other in others:
        answer(other, "Ja", "Ja")
        submit_part(SYSTEM, other, "V")
    reopen_part(SYSTEM, others[0], "V")
    answer(others[0], "Nej", "Nej")
    assert view(me).rows[0].groups[-1] == "100\u00a0%"
    submit_part(SYSTEM, others[0], "V")
    assert view(me).rows[0].groups[-1] == "80\u00a0%"


def test_sending_says_everything_that_stands_in_the_way() -> None:
    respondent = a_round(units=1, contacts=False).respondents.get()
    changes = {"B1": Change({"value": "4"}, 0), "B1a": Change({"value": "5"}, 0), "B2": Change({"value": "999"}, 0)}
    save_answers(SYSTEM, respondent.pk, changes)
    with pytest.raises(Refused) as refused:
        submit_part(SYSTEM, respondent, "B")
    codes = {problem.code for problem in refused.value.problems}
    assert codes == {"OBESVARAD", "K1", "S1:B2"}
    with pytest.raises(Refused, match="inte besvarad"):
        submit_part(SYSTEM, respondent, "V")
