"""What was asked decides which answers count."""

from __future__ import annotations

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import from_values
from oppna.process.ask import ask
from oppna.rules.parse import parse_condition

ROUTING = (
    ("Q2", parse_condition("Q1 = 'Ja'")),
    ("Q3", parse_condition("Q2 = 'Ja'")),
    ("N", parse_condition("Q3 = 'Nej'")),
)
ANSWERS = AnswerPlanes(
    size=4,
    choices={
        "Q1": {"Ja": 0b0011, "Nej": 0b0100},
        "Q2": {"Ja": 0b1111},
        "Q3": {"Ja": 0b0010, "Nej": 0b1101},
    },
    numbers={"N": from_values([1, 2, None, 4])},
)


def test_a_chain_is_settled_from_its_beginning() -> None:
    asked = ask(ANSWERS, ROUTING)
    assert asked.asked == {"Q2": 0b0011, "Q3": 0b0011, "N": 0b0001}
    assert asked.ignored == {"Q2": 0b1100, "Q3": 0b1100, "N": 0b1010}
    assert asked.answers.choices == {
        "Q1": {"Ja": 0b0011, "Nej": 0b0100},
        "Q2": {"Ja": 0b0011},
        "Q3": {"Ja": 0b0010, "Nej": 0b0001},
    }
    assert asked.answers.numbers["N"].values(4) == [1, None, None, None]


def test_what_is_not_ignored_is_not_listed() -> None:
    assert ask(ANSWERS, ROUTING[:1]).ignored == {"Q2": 0b1100}
    assert ask(ANSWERS, ()).ignored == {}


def test_unanswered() -> None:
    asked = ask(ANSWERS, ROUTING)
    assert asked.unanswered("Q1") == 0b1000
    assert asked.unanswered("Q2") == 0
    assert asked.unanswered("N") == 0
    assert asked.unanswered("Q9") == 0b1111
    blank = ask(AnswerPlanes(size=4, choices={"Q1": {"Ja": 0b0011}}), ROUTING)
    assert blank.unanswered("Q2") == 0b0011
    assert blank.unanswered("Q3") == 0


def test_where_is_worked_out_once() -> None:
    asked = ask(ANSWERS, ROUTING)
    condition = parse_condition("Q3 = 'Ja' OR Q1 = 'Nej'")
    assert asked.where(condition) == 0b0110
    assert asked.settled == {condition: 0b0110}
    asked.settled[condition] = 0b0001
    assert asked.where(condition) == 0b0001
