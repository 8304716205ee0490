"""A watched condition says what the engine says, also when it remembers, and forgets before it grows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oppna.collect.form import watched
from oppna.collect.form.watched import Watched
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import truth_of
from oppna.rules.expression import And, Compare, Condition, IsUnknown, Not, Or, Question, Text

QUESTIONS = ("A", "B", "C")
CONDITION: Condition = Or(
    (
        And((Compare("=", Question("A"), Text("Ja")), Not(Compare("=", Question("B"), Text("Ja"))))),
        IsUnknown(Question("B")),
    )
)
ANSWERS = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(("Ja", "Nej")))


def planes_of(answers: dict[str, str]) -> AnswerPlanes:
    choices = {id: {text: int(answers.get(id) == text) for text in ("Ja", "Nej")} for id in QUESTIONS}
    return AnswerPlanes(1, choices=choices)


@given(st.lists(ANSWERS, max_size=30))
def test_it_says_what_the_engine_says_each_time(met: list[dict[str, str]]) -> None:
    one = Watched(CONDITION)
    for answers in met * 2:
        planes = planes_of(answers)
        assert one.true(answers, planes) == bool(truth_of(CONDITION, planes).true)


def test_only_answers_it_looks_at_matter_and_it_forgets(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(watched, "MOST", 2)
    one = Watched(CONDITION)
    assert one.questions == ("A", "B")
    for value in ("Ja", "Nej"):
        for other in ("Ja", "Nej"):
            answers = {"A": value, "B": other, "C": value}
            assert one.true(answers, planes_of(answers)) == (value == "Ja" and other == "Nej")
            assert len(one._said) <= 2
