"""The rules of 2018, written by hand as SQL over one row a unit. Independent of the product's definitions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MISSING, ILLOGICAL, NOT_APPLICABLE, YES, PARTLY, NO, VALUE = range(7)

CODES = {"Ja": 1, "Nej": 2, "Ej aktuellt": 3, "Nej, behövs inte": 4, "Nej, men beslut finns": 5}
"""One byte an answer; 0 is no answer."""

STAFF = ("B1", "B1a", "B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5")
NUMBERS = (*STAFF, "B2")

FIRST_LAYER = {
    **{f"G2a_{i}": f"G2_{i}" for i in range(1, 6)},
    **{f"G3a_{i}": f"G3_{i}" for i in range(1, 13)},
    **{child: "G8" for child in ("G8a_A", "G8a_B", "G8a_C", "G8b")},
    "G9a": "G9", "G24a": "G24", "G25a": "G25", "B3a_1": "B3", "B3a_2": "B3",
    **{f"B12{letter}_{i}": f"B12_{i}" for letter in "ab" for i in (1, 2)},
    **{f"B1{number}_{i}": "B13" for number in (4, 5) for i in (1, 2)},
}
SECOND_LAYER = {f"B1{number}a_{i}": f"B1{number}_{i}" for number in (4, 5) for i in (1, 2)}
"""Follow-up → the question that must be answered Ja. The second layer hangs on the first."""

_NAMED = {"B6": 5, "B7": 6, "B8": 2, "B9": 2, "B10": 6, "B11": 4}


@dataclass(frozen=True)
class Rule:
    required: tuple[str, ...]
    yes: str
    partly: str = ""
    not_applicable: str = ""


Is = Callable[..., str]
"""Question and answers → SQL that is true where the question has one of them."""


def words(question: str, *answers: str) -> str:
    return f"{question} IN ({', '.join(repr(answer) for answer in answers)})"


def codes(question: str, *answers: str) -> str:
    return f"{question} IN ({', '.join(str(CODES[answer]) for answer in answers)})"


def categories(is_: Is) -> dict[str, Rule]:
    """Every indicator in words but BBIC, which is a list."""
    rules = {q: Rule((q,), is_(q, "Ja")) for q in ("G1", "V6_1", "V6_2", "B4_1", "B5_1", "G10")}
    for main, count in (("G2", 5), ("G3", 12)):
        for i in range(1, count + 1):
            yes = f"{_followed(is_, f'{main}_{i}', f'{main}a_{i}')} OR {is_(f'{main}_{i}', 'Nej, behövs inte')}"
            rules[f"{main}_{i}"] = Rule((f"{main}_{i}", f"{main}a_{i}"), yes, "", is_(f"{main}_{i}", "Ej aktuellt"))
    for main in ("G9", "G24", "G25"):
        rules[main] = Rule((main, main + "a"), _followed(is_, main, main + "a"), "", is_(main, "Ej aktuellt"))
    plan = ("G8", "G8a_A", "G8a_B", "G8a_C")
    rules["G8"] = Rule((*plan, "G8b"), f"{_all(is_, *plan)} AND {is_('G8b', 'Ja', 'Ej aktuellt')}", "", is_("G8", "Ej aktuellt"))
    for questions in (("B3", "B3a_1", "B3a_2"), ("B16_1", "B16_2", "B16_3")):
        rules[questions[0].split("_")[0]] = Rule(questions, _all(is_, *questions))
    for id, count in _NAMED.items():
        items = tuple(f"{id}_{i}" for i in range(1, count + 1))
        rules[id] = Rule(items, " OR ".join(is_(item, "Ja") for item in items))
    chain = ("B13", *(f"{family}_{i}" for family in ("B14", "B14a", "B15", "B15a") for i in (1, 2)))
    for whom in ("flickor_0_11", "pojkar_0_11", "flickor_12_18", "pojkar_12_18"):
        rules[f"B13_{whom}"] = Rule(chain, _all(is_, *chain), "", is_("B13", "Ej aktuellt"))
    for i in (1, 2):
        rules |= _systematic(is_, i)
    return rules


def _followed(is_: Is, main: str, follow_up: str) -> str:
    return f"{is_(main, 'Ja')} AND {is_(follow_up, 'Ja', 'Ej aktuellt')}"


def _all(is_: Is, *questions: str) -> str:
    return " AND ".join(is_(question, "Ja") for question in questions)


def _systematic(is_: Is, i: int) -> dict[str, Rule]:
    main, sex, used = f"B12_{i}", f"B12a_{i}", f"B12b_{i}"
    not_applicable = is_(main, "Ej aktuellt")
    neither = f"{not_applicable} OR {is_(main, 'Ja')} AND {is_(sex, 'Ej aktuellt')}"
    decided = is_(used, "Nej, men beslut finns")
    both = _all(is_, main, sex)
    return {
        f"B12_{i}_anvant": Rule((main, used), _all(is_, main, used), f"{is_(main, 'Ja')} AND {decided}", not_applicable),
        f"B12_{i}_kon": Rule((main, sex), both, "", neither),
        f"B12_{i}_kon_anvant": Rule((main, sex, used), f"{both} AND {is_(used, 'Ja')}", f"{both} AND {decided}", neither),
    }


def missing(rule: Rule, is_: Is, known: Callable[[str], str]) -> str:
    """Some required question was asked and not answered. Run on routed answers."""
    parents = FIRST_LAYER | SECOND_LAYER
    asked = (f"NOT {known(q)}" + (f" AND {is_(parents[q], 'Ja')}" if q in parents else "") for q in rule.required)
    return " OR ".join(f"({each})" for each in asked)


def status(rule: Rule, is_: Is, known: Callable[[str], str]) -> str:
    """The category as a code."""
    cases = [(missing(rule, is_, known), MISSING), (rule.not_applicable, NOT_APPLICABLE), (rule.yes, YES), (rule.partly, PARTLY)]
    return "CASE " + " ".join(f"WHEN {when} THEN {then}" for when, then in cases if when) + f" ELSE {NO} END"


@dataclass(frozen=True)
class Measure:
    """SQL over hundredths. `status` gives VALUE where there is one."""

    status: str
    numerator: str
    denominator: str


_ANY = " OR ".join
_STAFF_STATUS = (
    f"CASE WHEN {_ANY(f'{q} IS NULL OR {q} = 99900' for q in STAFF)} THEN {MISSING}"
    f" WHEN {_ANY(f'{q} < 0' for q in STAFF)} OR B1a > B1"
    f" OR ABS(B1b_1 + B1b_2 + B1b_3 + B1b_4 + B1b_5 - B1a) > 3 THEN {ILLOGICAL}"
    f" WHEN B1 = 0 THEN {NOT_APPLICABLE} ELSE {VALUE} END"
)
_CONSULTANTS = (
    f"CASE WHEN B1 IS NULL OR B2 IS NULL OR B1 = 99900 OR B2 = 99900 THEN {MISSING}"
    f" WHEN B1 < 0 OR B2 < 0 OR (B1a <> 99900 AND B1a > B1) THEN {ILLOGICAL}"
    f" WHEN B1 + B2 = 0 THEN {NOT_APPLICABLE} ELSE {VALUE} END"
)
MEASURES = {
    "B1b_minst1": Measure(_STAFF_STATUS, "LEAST(B1b_2 + B1b_3 + B1b_4, B1)", "B1"),
    "B1b_minst3": Measure(_STAFF_STATUS, "LEAST(B1b_3 + B1b_4, B1)", "B1"),
    "B1b_mer5": Measure(_STAFF_STATUS, "LEAST(B1b_4, B1)", "B1"),
    "BM_konsult": Measure(_CONSULTANTS, "B2", "B1 + B2"),
    "BM_bistand": Measure(f"CASE WHEN children > 0 THEN {VALUE} ELSE {MISSING} END", "longterm", "children"),
}
UNLIMITED = ("BBIC", "BM_bistand")
"""Registers have no nonresponse limit."""


def questions(is_: Is = words) -> list[str]:
    """Every question a rule reads that is answered in words."""
    return list(dict.fromkeys(q for rule in categories(is_).values() for q in rule.required))
