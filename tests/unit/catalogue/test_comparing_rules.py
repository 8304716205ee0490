"""The rules on comparability: what is claimed must agree with the tables, the files and the definitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.change_log import write_logs
from oppna.catalogue.checks.run import check_edition
from oppna.commands._worked import ENGINE
from tests.lib.mini_edition import EDITION, FORM, PLAN, change

NEW = "2033-mini"
NEW_PLAN = PLAN.replace(EDITION, NEW)
NEW_FORM = FORM.replace(EDITION, NEW)
PAIR = f"comparability/{EDITION}--{NEW}.yaml"
MATRIX = "comparability/areas-2031.yaml"
SAID = f"""
före: {EDITION}
efter: {NEW}
text: Ändrat.
källa: {{dokument: "001", rader: "1"}}
indikatorer:
"""
TABLE = """
namn: Tabell
år: 2031
källa: {dokument: "001", rader: "1"}
områden: [missbruk, aldre]
rader:
  - namn: Plan
    områden: [missbruk, aldre]
    indikatorer: {2031-mini: {plan: aldre}}
    källa: {dokument: "001", rader: "2"}
"""
LIKE = """del: G
jämförbarhet_områden: [{med: Missbruk, bedömning: direkt jämförbar, källa: {dokument: "001", rader: "2"}}]
"""


@pytest.fixture
def two(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The small edition and a copy of it two years later that calls the plan directly comparable."""
    assert main(["new-edition", EDITION, NEW]) == 0
    text = (home / NEW_PLAN).read_text("utf-8")
    (home / NEW_PLAN).write_text(text.replace("framgår inte", "direkt jämförbar"), "utf-8")
    write_logs()
    assert found() == []
    capsys.readouterr()
    return home


def found(edition: str = NEW) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.file, problem.sentence) for problem in check_edition(edition, ENGINE)]


def write(home: Path, name: str, text: str) -> None:
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text(text, "utf-8")


def about(rule: str, edition: str = NEW) -> list[tuple[str, str]]:
    """File and sentence of the problems of one rule, after the change logs were brought up to date."""
    write_logs()
    return [(file, sentence) for code, file, sentence in found(edition) if code == rule]


def test_a_claim_that_the_rule_contradicts_says_what_contradicts_what(two: Path) -> None:
    change(two, NEW_PLAN, "\"P1 = 'Ja' AND P1a = 'Ja'\"", "\"P1 = 'Ja' AND P1a = 'Nej'\"")
    ((file, sentence),) = about("R85")
    assert file == NEW_PLAN
    assert sentence.startswith("plan påstås vara direkt jämförbar mellan 2031-mini och 2033-mini [001:10-20], men")
    assert "Regeln för Ja är en annan: i 2031-mini om P1 är ”Ja” och P1a är ”Ja”; i 2033-mini" in sentence
    assert sentence.endswith("eller skriv skälet i trots. (R85)")


def test_a_claim_that_the_options_contradict(two: Path) -> None:
    change(two, NEW_FORM, "{svar: Nej}, {svar: Ej aktuellt}", "{svar: Nej}, {svar: Ej aktuellt}, {svar: Vet inte}")
    ((file, sentence),) = about("R85")
    assert file == NEW_PLAN and "”Vet inte” går bara att svara på P1 i 2033-mini." in sentence


def test_a_recorded_reason_lets_it_stand_but_not_without_need(two: Path) -> None:
    change(two, NEW_PLAN, "    skäl: Oförändrad kopia", "    trots: Ingen svarade så.\n    skäl: Oförändrad kopia")
    ((_, sentence),) = about("R86")
    assert sentence.startswith("trots säger varför jämförbarheten med 2031-mini står fast, men inget säger emot")
    change(two, NEW_FORM, "{svar: Nej}, {svar: Ej aktuellt}", "{svar: Nej}, {svar: Ej aktuellt}, {svar: Vet inte}")
    write_logs()
    assert found() == []


def test_a_claim_of_addition_is_contradicted_by_the_older_edition(two: Path) -> None:
    change(two, NEW_PLAN, "direkt jämförbar", "tillkommen")
    ((file, sentence),) = about("R85")
    assert file == NEW_PLAN
    assert "emot: Indikatorn finns i båda utgåvorna: plan och plan. Rätta bedömningen" in sentence


def test_a_claim_in_the_file_about_the_pair_is_told_there(two: Path) -> None:
    text = (two / NEW_PLAN).read_text("utf-8")
    (two / NEW_PLAN).write_text(text[: text.index("jämförbarhet_år")] + text[text.index("exempel:") :], "utf-8")
    row = '  - {före: licence, efter: plan, bedömning: direkt jämförbar, källa: {dokument: "001", rader: "1"}}\n'
    write(two, PAIR, SAID + row)
    ((file, sentence),) = about("R85")
    assert file == PAIR and sentence.startswith("licence och plan påstås vara direkt jämförbar")


def test_a_stale_log_is_told_with_what_to_do(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = f"changes/{EDITION}--{NEW}.md"
    change(two, NEW_PLAN, "kortnamn: Plan", "kortnamn: Ny plan")
    stale = f"{log}: ändringsloggen är inaktuell; kör make docs, eller oppna changes --write. (R87)"
    assert main(["check"]) == 2
    assert stale in capsys.readouterr().err
    assert main(["changes", "--write"]) == 0
    assert f"Skrev {two / log}" in capsys.readouterr().out
    assert main(["check"]) == 0


def test_the_file_about_a_pair_names_indicators_that_exist_once(two: Path) -> None:
    rows = (
        "  - {före: plan, efter: plan}\n  - {före: plan, efter: staff}\n  - {före: mål}\n"
        "  - {efter: poor, bedömning: tillkommen}\n"
    )
    write(two, PAIR, SAID.replace(f"efter: {NEW}", "efter: 2034-mini") + rows)
    assert [sentence.removesuffix(" (R83)") for _, sentence in about("R83")] == [
        "före och efter är 2031-mini och 2034-mini. Ge filen deras namn, eller rätta dem.",
        "indikatorn mål finns inte i 2031-mini. Rätta id.",
        "indikatorn plan i 2031-mini står i två rader. Behåll den ena.",
        "raden om mål saknar både motsvarighet och bedömning. Lägg till det ena.",
        "raden om poor har en bedömning utan källa. Lägg till källan.",
    ]


def test_a_statement_stands_in_one_place(two: Path) -> None:
    row = '  - {före: plan, efter: plan, bedömning: påverkad, skäl: x, källa: {dokument: "001", rader: "1"}}\n'
    write(two, PAIR, SAID + row)
    assert about("R84") == [
        (NEW_PLAN, f"jämförbarheten med {EDITION} står också i {PAIR}. Behåll det ena. (R84)"),
    ]


def test_areas_are_those_of_the_rounds_table(home: Path) -> None:
    write(home, MATRIX, TABLE)
    assert [
        (file, "saknar Missbruk, som comparability/areas-2031.yaml anger" in s) for file, s in about("R81", EDITION)
    ] == [(PLAN, True)]
    change(home, PLAN, "del: G\n", LIKE)
    assert found(EDITION) == []
    change(home, MATRIX, "    områden: [missbruk, aldre]", "    områden: [aldre]")
    assert ["anger Missbruk, men" in sentence for _, sentence in about("R81", EDITION)] == [True]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("plan: aldre", "plans: aldre", "raden Plan nämner plans, som inte finns i 2031-mini"),
        ("plan: aldre", "plan: lss_barn", "raden Plan säger att plan gäller lss_barn, utan kryss"),
        ("    områden: [missbruk, aldre]", "    områden: [missbruk, aldre, lss_barn]", "som inte är någon kolumn"),
        ("\nområden: [missbruk, aldre]", "\nområden: [missbruk, aldre, skolan]", "området skolan finns inte"),
    ],
)
def test_a_table_that_does_not_hold_together(home: Path, old: str, new: str, says: str) -> None:
    write(home, MATRIX, TABLE)
    change(home, PLAN, "del: G\n", LIKE)
    change(home, MATRIX, old, new)
    assert [(file, says in sentence) for file, sentence in about("R82", EDITION)] == [(MATRIX, True)]


def test_a_question_of_another_edition_is_named_with_where_it_is(two: Path) -> None:
    change(
        two,
        FORM,
        "{id: T1, del: G",
        "{id: T2, del: G, fråga: Annat?, typ: text, obligatorisk: false,\n"
        '     källa: {dokument: "001", rader: "7"}}\n  - {id: T1, del: G',
    )
    change(two, NEW_PLAN, "frågor: [P1, P1a]", "frågor: [P1, P1a, T2]")
    change(two, NEW_PLAN, "\"P1 = 'Ja' AND P1a = 'Ja'\"", "\"P1 = 'Ja' AND P1a = 'Ja' AND T2 IS NULL\"")
    told = "T2 finns i 2031-mini: en indikator bygger bara på sin egen utgåvas frågor."
    assert [(code, told in sentence) for code, _, sentence in found() if code in ("R21", "R22")] == [
        ("R21", True),
        ("R22", True),
    ]
    assert main(["check", NEW]) == 2
