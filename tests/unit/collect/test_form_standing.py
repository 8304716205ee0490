"""What the form says of answers: missing, hard, soft, against last year, confirmed or lapsed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.collect.form.checks import ILLOGICAL, check_list
from oppna.collect.form.given import Impossible, cannot_say, label, shown, text_of, value_of
from oppna.collect.form.merge import FIELDS, merged
from oppna.collect.form.open import closed_because
from oppna.collect.form.rules import form_rules
from oppna.collect.form.standing import Given, Standing, standing_of
from oppna.collect.states import PartState, RoundState
from tests.lib.forms import without_checks

FORM = form_rules("2018-bou")


def stand(answers: dict[str, str], **more: dict[str, str]) -> Standing:
    return standing_of(FORM, Given(answers, **more))


def struck(answers: dict[str, str], **more: dict[str, str]) -> set[str]:
    return {found.check for found in stand(answers, **more).findings}


def test_follow_ups_are_asked_and_missed_only_when_they_are_asked() -> None:
    assert "G9a" not in stand({"G9": "Nej"}).asked
    assert "G9a" in stand({"G9": "Ja"}).missing
    assert stand({"G9": "Nej", "G9a": "Ja"}).ignored == {"G9a"}


def test_a_chain_is_not_asked_when_its_head_is_not() -> None:
    standing = stand({"G1": "Ja", "G1a": "Ja", "G1c_3": "Ja", "G1c_3_vilken": "x"})
    assert standing.ignored == {"G1a", "G1c_3", "G1c_3_vilken"} and standing.counted == {"G1": "Ja"}


@pytest.mark.parametrize(
    ("answers", "checks"),
    [
        ({"B1": "4", "B1a": "5"}, {"K1"}),
        ({"B1": "4", "B1a": "4"}, set()),
        ({"B1": "-1"}, {"K3"}),
        ({"B1": "0", "B2": "0"}, {"K6"}),
        ({"B1": "999", "B1a": "2"}, {"K4", "S1:B1"}),
        ({"B1": "2500"}, {"K13"}),
    ],
)
def test_the_editions_own_checks(answers: dict[str, str], checks: set[str]) -> None:
    assert struck(answers) == checks


def test_a_reason_settles_999() -> None:
    assert struck({"B2": "999"}) == {"S1:B2"}
    assert struck({"B2": "999"}, reasons={"B2": "Systemet byts"}) == set()
    assert struck({"B2": "999"}, reasons={"B2": "  "}) == {"S1:B2"}


@pytest.mark.parametrize(
    ("now", "then", "check"),
    [
        ("20", "10", "F1"),
        ("19.99", "10", ""),
        ("5", "10", "F1"),
        ("5.01", "10", ""),
        ("4", "2", ""),  # twice, but only two more
        ("7", "2", "F1"),
        ("999", "10", "F3"),
        ("10", "999", ""),
        ("0", "10", "F4"),
        ("0", "0", ""),
        ("5", "0", "F1"),
        ("4.5", "0", ""),
        ("10", "tio", ""),
        ("425", "4.250001", "F1"),
    ],
)
def test_numbers_against_last_year(now: str, then: str, check: str) -> None:
    found = {code.partition(":")[0] for code in struck({"B2": now}, reasons={"B2": "skäl"}, last={"B2": then})}
    assert found == ({check} if check else set())


@pytest.mark.parametrize(("now", "then", "strikes"), [("Nej", "Ja", True), ("Ja", "Nej", False), ("Nej", "Nej", False)])
def test_yes_that_became_no(now: str, then: str, strikes: bool) -> None:
    assert struck({"V6_1": now}, last={"V6_1": then}) == ({"F2:V6_1"} if strikes else set())


def test_an_answer_that_is_not_asked_is_not_compared_with_last_year() -> None:
    assert struck({"G9": "Nej", "G9a": "Nej"}, last={"G9a": "Ja"}) == set()


def test_a_confirmation_holds_for_the_answers_it_was_given() -> None:
    (found,) = stand({"B1": "0", "B2": "0"}).findings
    confirmed = {"K6": found.digest}
    assert not stand({"B1": "0", "B2": "0"}, confirmed=confirmed).stopping
    (again,) = stand({"B1": "0", "B2": "0.0"}, confirmed=confirmed).stopping
    assert again.check == "K6"
    (hard,) = stand({"B1": "1", "B1a": "2"}).findings
    assert stand({"B1": "1", "B1a": "2"}, confirmed={"K1": hard.digest}).stopping == (hard,)


def test_a_finding_over_two_parts_concerns_both() -> None:
    standing = stand({"G8": "Ej aktuellt", "B1": "3"})
    assert [[f.check for f in standing.of_part(FORM, part).findings] for part in "GBV"] == [["K8"], ["K8"], []]


def test_what_cannot_be_an_answer_is_none() -> None:
    standing = stand({"B1": "många", "G1": "Kanske", "HITTAS_EJ": "Ja"}, last={"B1": "ingen aning"})
    assert standing.counted == {} and "B1" in standing.missing


def test_what_review_calls_illogical_never_leaves_the_form_even_without_checks() -> None:
    form = without_checks("2018-bou")
    answers = {"B1": "4", "B1a": "5", "B1b_1": "5"} | {f"B1b_{number}": "0" for number in range(2, 6)}
    found = standing_of(form, Given(answers)).findings
    assert found and all(one.hard and one.code == ILLOGICAL and {"B1", "B1a"} <= {*one.questions} for one in found)
    told = [one.code for one in stand(answers).findings]
    assert told == ["K1"], "the edition's own check says it better, and once is enough"


def test_the_list_of_checks_tells_all_of_them() -> None:
    codes = [line.code for line in check_list(FORM)]
    assert codes[:13] == [f"K{number}" for number in range(1, 14)]
    assert codes[13:] == ["S1", "F1", "F2", "F3", "F4", "OLOGISK"]


@pytest.mark.parametrize("text", ["999", "999.0", "0999", "+999"])
def test_cannot_say(text: str) -> None:
    assert cannot_say(text)
    assert not cannot_say("999.1") and not cannot_say("9990") and not cannot_say("-999") and not cannot_say("")


def test_answers_as_they_are_written_and_read() -> None:
    b1, g10 = FORM.questions["B1"], FORM.questions["B12_1"]
    assert value_of(b1, " 12,5 ") == "12.5" and shown(b1, "12.5") == "12,5" and label(b1, "12.5") == "12,5 årsarbetare"
    assert label(b1, "999") == "kan inte lämna uppgift (999)"
    assert label(g10, "Ja") == "Ja, har sammanställt på gruppnivå"
    assert isinstance(value_of(g10, "Ja, har sammanställt på gruppnivå"), Impossible)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 4001])
def test_texts_that_cannot_be_kept(text: str) -> None:
    assert isinstance(text_of(text), Impossible)


@pytest.mark.parametrize("state", list(RoundState))
def test_closed_says_why(state: RoundState) -> None:
    told = closed_because(state, PartState.BEGUN, reopened=False)
    assert (told == "") is (state in (RoundState.OPEN, RoundState.REOPENED))
    assert closed_because(state, PartState.SUBMITTED, reopened=False)
    assert closed_because(state, PartState.ACCEPTED, reopened=True) == ""


TEXTS = st.sampled_from(["", "Ja", "Nej"])
ALL = st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS))


@given(ALL, ALL, st.dictionaries(st.sampled_from(FIELDS), TEXTS))
def test_merging_loses_nothing(base: dict[str, str], standing: dict[str, str], wanted: dict[str, str]) -> None:
    found = merged(base, standing, wanted)
    result = {**standing, **found.changes}
    for field in FIELDS:
        mine = wanted.get(field, base[field])
        if field in found.disputed:
            assert len({mine, base[field], standing[field]}) == 3
        elif mine != base[field]:
            assert result[field] == mine, "what I changed is there"
        else:
            assert result[field] == standing[field], "what I did not touch is as the other left it"


def test_of_part_keeps_what_is_the_parts() -> None:
    standing = stand({"G1": "Ja", "V6_1": "Ja"})
    part = standing.of_part(FORM, "V")
    assert part.counted == {"V6_1": "Ja"} and part.missing == ("V6_2",) and not part.complete
    assert replace(part, missing=()).complete
