"""A question whose answer is last year's: what a definition may do with it (rule R19)."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.catalogue.checks.run import check_edition
from oppna.catalogue.load import load_edition
from oppna.commands._worked import ENGINE
from tests.lib.mini_edition import EDITION, FORM, PLAN, change

LAST_YEAR = """\
  - id: P1_forra
    del: G
    förra_året: P1
    fråga: Fanns en plan?
    typ: val
    alternativ: [{svar: Ja}, {svar: Nej}]
    obligatorisk: false
    källa: {dokument: "001", rader: "5"}
"""
TEXT = "  - {id: T1, del: G"


def add(home: Path, more: str = LAST_YEAR) -> None:
    change(home, FORM, TEXT, more + TEXT)


def faults() -> list[str]:
    problems = check_edition(EDITION, ENGINE)
    assert {problem.code for problem in problems} <= {"R19"}, problems
    return [problem.sentence for problem in problems]


def test_a_rule_may_look_at_it_and_correct_with_it(home: Path) -> None:
    add(home)
    change(home, PLAN, "  delvis: \"P1 = 'Ja' AND P1a = 'Nej'\"", CORRECTED)
    change(home, PLAN, "- {namn: Ingen plan, svar", WORKED + "- {namn: Ingen plan, svar")
    assert faults() == []


CORRECTED = """\
  rättad: "P1 = 'Ja' AND P1a = 'Nej' AND P1_forra = 'Nej'"
  delvis: "P1 = 'Ja' AND P1a = 'Nej' AND (P1_forra = 'Ja' OR P1_forra IS NULL)\""""
WORKED = "- {namn: Ny, svar: {P1: Ja, P1a: Nej, P1_forra: Nej}, väntat: Ja}\n  "


def test_a_correction_excludes_the_other_categories(home: Path) -> None:
    add(home)
    change(home, PLAN, "  delvis:", "  rättad: \"P1 = 'Ja' AND P1_forra = 'Nej'\"\n  delvis:")
    sentences = [problem.sentence for problem in check_edition(EDITION, ENGINE) if problem.code == "R34"]
    assert [sentence.partition(" kan")[0] for sentence in sentences] == ["både ja och rättad", "både rättad och delvis"]


def test_the_form_does_not_ask_it(home: Path) -> None:
    add(home)
    form = load_edition(EDITION).questionnaire
    assert "P1_forra" in {question.id for question in form.questions}
    assert [question.id for question in form.remembered] == ["P1_forra"]
    assert "P1_forra" not in {question.id for question in form.form}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    obligatorisk: false\n", ""),
        ("    typ: val\n    alternativ: [{svar: Ja}, {svar: Nej}]\n", "    typ: text\n"),
        ("    typ: val\n", "    typ: val\n    ställs_om: \"P1 = 'Ja'\"\n"),
    ],
)
def test_nobody_is_asked_or_made_to_answer(home: Path, old: str, new: str) -> None:
    assert old in LAST_YEAR
    add(home, LAST_YEAR.replace(old, new))
    (sentence,) = faults()
    assert sentence.startswith("frågan P1_forra: med förra_året ska typ vara val och obligatorisk false")


def test_one_answer_of_last_year_has_one_place(home: Path) -> None:
    add(home, LAST_YEAR + LAST_YEAR.replace("P1_forra", "P1_igen"))
    assert faults() == ["två frågor hämtar förra årets svar på P1. Behåll den ena. (R19)"]


def test_no_routing_builds_on_it(home: Path) -> None:
    routed = "typ: text, ställs_om: \"P1_forra = 'Ja'\","
    add(home)
    change(home, FORM, "Något mer?, typ: text,", "Något mer?, " + routed)
    assert [s.startswith("frågan T1: ställs_om ser på P1_forra") for s in faults()] == [True]


def test_no_check_of_the_form_builds_on_it(home: Path) -> None:
    add(home)
    change(home, FORM, "villkor: N2 > N1,", "villkor: \"N2 > N1 OR P1_forra = 'Nej'\",")
    change(home, FORM, "frågor: [N1, N2]", "frågor: [N1, N2, P1_forra]")
    assert [s.startswith("kontrollen K1 ser på P1_forra") for s in faults()] == [True]


def test_no_indicator_requires_it(home: Path) -> None:
    add(home)
    change(home, PLAN, "frågor: [P1, P1a]", "frågor: [P1, P1a, P1_forra]")
    change(home, PLAN, "AND P1a = 'Ja'\"", "AND P1a = 'Ja' AND P1_forra IS NULL\"")
    problems = [problem for problem in check_edition(EDITION, ENGINE) if problem.code == "R19"]
    assert [(p.file, p.sentence.partition(",")[0]) for p in problems] == [(PLAN, "frågor kräver P1_forra")]
