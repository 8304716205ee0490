"""What stands out: at most five sentences, no indicator twice, no verdict that is not in the facts."""

from __future__ import annotations

import random
import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.fair.stands_out import (
    AN_ANSWER,
    MOST,
    STANDING_OUT,
    Altogether,
    Changed,
    Differs,
    Fact,
    Missing,
    Sentence,
    Unlike,
    indicators_of,
    stands_out,
)

VERDICTS = ("kan inte skiljas från slumpen", "avviker", "avviker tydligt", "för få för att säga")
ids = st.sampled_from([f"I{number}" for number in range(8)])
answers = st.sampled_from(["Ja ✓", "Delvis ◐", "Nej ✕"])
verdicts = st.sampled_from(VERDICTS)
differs = st.builds(
    lambda id, verdict, way: Differs(id, f"Mått {id}", "37 %", "riket", "50 %", way, verdict, "osäkerhet 30–44 %"),
    ids,
    verdicts,
    st.sampled_from(["högre", "lägre"]),
)
unlike = st.builds(
    lambda id, answer, usual, alike, more: Unlike(id, f"Fråga {id}", answer, usual, alike, alike + more, "liknande"),
    ids,
    answers,
    answers,
    st.integers(0, 40),
    st.integers(0, 40),
)
changed = st.builds(
    lambda id, before, after, verdict: Changed(id, f"Serie {id}", before, after, "2017", verdict),
    ids,
    answers,
    answers,
    st.none() | verdicts,
)
altogether = st.builds(
    lambda yes, more, ends, others: Altogether(yes, yes + more, min(ends), max(ends), others, "liknande"),
    st.integers(0, 46),
    st.integers(1, 46),
    st.tuples(st.fractions(0, 1, max_denominator=50), st.fractions(0, 1, max_denominator=50)),
    st.integers(0, 20),
)
missing = st.builds(lambda some, more: Missing(some, some + more), st.integers(0, 50), st.integers(1, 50))
facts: st.SearchStrategy[list[Fact]] = st.lists(st.one_of(differs, unlike, changed, missing, altogether), max_size=40)


@given(facts)
def test_no_page_can_contradict_itself(made_up: list[Fact]) -> None:
    told = stands_out(made_up)
    assert len(told) <= MOST
    spoken_of = indicators_of(told)
    assert len({sentence.text for sentence in told}) == len(told)
    assert len(spoken_of) == len(set(spoken_of))
    for sentence in told:
        _rests_on_the_facts(sentence, made_up)


def _rests_on_the_facts(sentence: Sentence, made_up: list[Fact]) -> None:
    if not sentence.indicator:
        assert any(isinstance(fact, Missing | Altogether) for fact in made_up)
        return
    about = [fact for fact in made_up if getattr(fact, "indicator", "") == sentence.indicator]
    assert about and sentence.certainty
    for fact in about:
        if isinstance(fact, Differs) and sentence.text.startswith(f"{fact.name}: "):
            others = [one for one in about if isinstance(one, Differs)]
            assert set(others) == {fact}, "two verdicts on one measure, and one of them was told"
            assert fact.verdict in STANDING_OUT and sentence.certainty.casefold().startswith(fact.verdict)
            assert fact.direction in sentence.text


@given(facts)
def test_chance_and_too_few_are_never_told_as_standing_out(made_up: list[Fact]) -> None:
    unsure = [fact for fact in made_up if getattr(fact, "verdict", "") in (VERDICTS[0], VERDICTS[3])]
    assert stands_out(unsure) == ()


@given(facts, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(made_up: list[Fact], shuffler: random.Random) -> None:
    mixed = list(made_up)
    shuffler.shuffle(mixed)
    assert stands_out(mixed) == stands_out(made_up)


@given(facts)
def test_never_best_or_worst(made_up: list[Fact]) -> None:
    said = " ".join(f"{sentence.text} {sentence.certainty}" for sentence in stands_out(made_up))
    assert not re.search(r"\b(bäst|sämst|bättre|sämre|topp|botten|rank)", said, re.IGNORECASE)


def test_an_answer_is_told_as_an_answer() -> None:
    (told,) = stands_out([Unlike("G1", "Socialjour", "Nej ✕", "Ja ✓", 1, 30, "liknande kommuner")])
    assert told.text == "Socialjour: Nej ✕, som 1 av 30 liknande kommuner; 29 har annat svar."
    assert told.certainty == AN_ANSWER
    assert "avviker" not in told.text + told.certainty


def test_an_answer_that_three_of_ten_share_does_not_stand_out() -> None:
    assert stands_out([Unlike("G1", "Socialjour", "Nej ✕", "Ja ✓", 9, 30, "liknande")]) == ()
    assert stands_out([Unlike("G1", "Socialjour", "Nej ✕", "Ja ✓", 3, 30, "liknande")]) != ()
    assert stands_out([Unlike("G1", "Socialjour", "Nej ✕", "Ja ✓", 0, 7, "liknande")]) == (), "seven are too few"


def test_two_verdicts_on_one_measure_are_none() -> None:
    one = Differs("B", "Mått", "9 %", "riket", "5 %", "högre", "avviker")
    other = Differs("B", "Mått", "9 %", "riket", "5 %", "lägre", "avviker tydligt")
    assert stands_out([one, other]) == ()
    assert indicators_of(stands_out([one, one])) == ["B"]


def test_the_strongest_comes_first_and_much_missing_before_all() -> None:
    told = stands_out(
        [
            Changed("C", "Plan", "Nej ✕", "Ja ✓", "2017"),
            Differs("D", "Mått", "9 %", "riket", "5 %", "högre", "avviker"),
            Differs("E", "Andel", "9 %", "riket", "2 %", "högre", "avviker tydligt", "osäkerhet 7–12 %"),
            Missing(30, 49),
        ]
    )
    assert [sentence.indicator for sentence in told] == ["", "E", "D", "C"]
    assert told[1].certainty == "Avviker tydligt; osäkerhet 7–12 %."
    assert told[3].text == "Plan: Nej ✕ 2017, nu Ja ✓."


def test_a_change_that_chance_alone_would_give_is_not_told() -> None:
    assert stands_out([Changed("C", "Mått", "40 %", "55 %", "2017", VERDICTS[0])]) == ()
    (told,) = stands_out([Changed("C", "Mått", "40 %", "55 %", "2017", "avviker")])
    assert told.certainty.startswith("Förändringen avviker.")


def test_nothing_missing_is_nothing_to_tell() -> None:
    assert stands_out([Missing(0, 49)]) == ()


def test_all_answers_together_stand_out_only_outside_all_the_others() -> None:
    low, high = Fraction(3, 10), Fraction(7, 10)
    (told,) = stands_out([Altogether(1, 46, low, high, 15, "liknande kommuner")])
    assert told.text == "Ja på 1 av 46 indikatorer (2\u00a0%); 15 liknande kommuner har Ja på 30–70\u00a0%."
    assert stands_out([Altogether(3, 10, low, high, 15, "liknande kommuner")]) == ()
    assert stands_out([Altogether(1, 46, low, high, 7, "liknande kommuner")]) == ()
