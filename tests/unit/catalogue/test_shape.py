"""A file that has not the shape of its noun: every fault with its line and its own sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.catalogue.load import edition_heads, load_edition
from oppna.errors import Problem, Refused
from tests.lib.mini_edition import DIMENSIONS, EDITION, FORM, GROUPS, HEAD, LICENCE, PLAN, POOR, STAFF, change

FAULTS = {
    "missing field": (PLAN, "kortnamn: Plan\n", "", 1, "fältet kortnamn saknas. Lägg till det."),
    "missing field in a table": (PLAN, '{från: "2031-01-01", till', "{till", 31, "fältet mätperiod.från saknas."),
    "unknown field": (
        PLAN,
        "typ: struktur",
        "typ: struktur\nsort: x",
        5,
        "fältet sort finns inte. Ta bort det eller välj",
    ),
    "unknown field in a list": (
        PLAN,
        "{namn: Ingen plan,",
        "{namn: Ingen plan, hm: 1,",
        19,
        "fältet exempel[3].hm finns inte",
    ),
    "unknown field in a rule": (
        LICENCE,
        "fil: licence.csv",
        "fil: licence.csv, ja: x",
        9,
        "fältet regel.ja finns inte",
    ),
    "not in the list of codes": (PLAN, "typ: struktur", "typ: mål", 4, "ska vara något av bakgrund, process, resultat"),
    "not a measure unit": (
        STAFF,
        "enhet: andel",
        "enhet: procent",
        7,
        "kategori, andel, timmar/vecka, antal, men är 'procent'",
    ),
    "not a level": (PLAN, "[municipality, nation]", "[land]", 30, "fältet nivåer[1] ska vara något av district,"),
    "not a kind of rule": (LICENCE, "slag: registerlista", "slag: lista", 9, "fältet regel.slag ska vara något av"),
    "a rule without kind": (LICENCE, "slag: registerlista, ", "", 9, "fältet regel.slag ska vara något av"),
    "a rule that is text": (
        LICENCE,
        "{slag: registerlista, fil: licence.csv}",
        "alla",
        9,
        "fältet regel.slag ska vara något av",
    ),
    "not a whole number": (HEAD, "objekt: 4", "objekt: fyra", 8, "fältet objekt ska vara ett heltal, men är 'fyra'"),
    "not a whole number, or null": (HEAD, "ologiska: null", "ologiska: inga", 20, "ska vara ett heltal, men är 'inga'"),
    "not true or false": (
        POOR,
        "bakgrundsmått: true",
        "bakgrundsmått: ja",
        10,
        "ska vara true eller false, men är 'ja'",
    ),
    "text where a list is due": (PLAN, "frågor: [P1, P1a]", "frågor: P1", 8, "fältet frågor ska vara en lista"),
    "text where a table is due": (HEAD, "{Insamling: En enkät.}", "En enkät.", 21, "fältet metod ska vara en tabell"),
    "text where fields are due": (
        PLAN,
        "{skäl: finns inte där}",
        "N12345",
        32,
        "fältet kolada ska ha egna fält under sig",
    ),
    "a list where text is due": (PLAN, "namn: Aktuell plan", "namn: [Aktuell plan]", 2, "fältet namn ska vara text"),
    "a list where a table is due": (
        PLAN,
        "svar: {P1: Nej}",
        "svar: [P1]",
        19,
        "fältet exempel[3].svar ska vara en tabell",
    ),
    "a key twice": (
        PLAN,
        "typ: struktur",
        "typ: struktur\ntyp: process",
        5,
        "fältet typ står två gånger. Behåll det ena.",
    ),
    "a key twice in a list": (
        PLAN,
        "{namn: Ingen plan,",
        "{namn: Ingen plan, namn: x,",
        19,
        "fältet namn står två gånger",
    ),
    "not YAML": (PLAN, "typ: struktur", "typ: struktur: nej", 4, "filen går inte att läsa som YAML här"),
    "a quote that does not end": (PLAN, "typ: struktur", 'typ: "struktur', 0, "filen går inte att läsa som YAML här"),
    "question kind": (FORM, "typ: text,", "typ: fritext,", 22, "ska vara något av tal, text, val, men är 'fritext'"),
}


def problems() -> list[Problem]:
    with pytest.raises(Refused) as refused:
        load_edition(EDITION)
    return refused.value.problems


@pytest.mark.parametrize("name", FAULTS)
def test_fault(home: Path, name: str) -> None:
    file, old, new, row, says = FAULTS[name]
    change(home, file, old, new)
    (problem,) = problems()
    assert problem.file == file
    assert says in problem.sentence
    assert problem.row == row or row == 0


def test_all_faults_of_all_files_are_told_at_once(home: Path) -> None:
    change(home, PLAN, "kortnamn: Plan\n", "")
    change(home, PLAN, "typ: struktur", "typ: mål")
    change(home, HEAD, "objekt: 4", "objekt: fyra")
    change(home, GROUPS, "municipality,name,group", "kommun,name,group")
    assert [(problem.file.rpartition("/")[2], problem.row) for problem in problems()] == [
        ("edition.yaml", 8),
        ("plan.yaml", 1),
        ("plan.yaml", 3),
        ("population_groups.csv", 1),
    ]


def test_a_file_that_is_no_table(home: Path) -> None:
    (home / PLAN).write_text("bara text", "utf-8")
    assert [str(problem) for problem in problems()] == [
        f"{PLAN} rad 1: filen ska ha egna fält under sig, ett per rad, men är 'bara text'. Rätta den."
    ]


def test_an_empty_file(home: Path) -> None:
    (home / PLAN).write_text("# bara en kommentar\n", "utf-8")
    assert [problem.sentence for problem in problems()] == ["filen är tom. Fyll i den eller ta bort den."]


def test_a_file_that_is_not_utf8(home: Path) -> None:
    (home / PLAN).write_bytes("namn: Åtgärd".encode("latin-1"))
    assert [problem.sentence for problem in problems()] == ["filen är inte UTF-8. Spara den som UTF-8."]


def test_a_missing_head(home: Path) -> None:
    (home / HEAD).unlink()
    assert [str(problem) for problem in problems()] == [f"{HEAD}: filen saknas. Varje utgåva behöver den."]
    with pytest.raises(Refused, match="filen saknas"):
        edition_heads()


def test_an_edition_without_a_questionnaire_asks_nothing(home: Path) -> None:
    (home / FORM).unlink()
    for file in (PLAN, STAFF):
        (home / file).unlink()
    change(home, HEAD, "ordning: [plan, staff, ", "ordning: [")
    assert load_edition(EDITION).questionnaire.questions == ()


def test_every_value_is_text_until_its_noun_says_otherwise(home: Path) -> None:
    """YAML alone would make 0114 an octal number, 2031-02-01 a date and `no` false."""
    change(home, PLAN, 'dokument: "001", rader: "10-20"', "dokument: 001, rader: 10-20")
    change(home, HEAD, 'mätdag: "2031-02-01"', "mätdag: 2031-02-01")
    change(home, HEAD, "utgivare: Ingen", "utgivare: no")
    assert load_edition(EDITION).indicator("plan").source.document == "001"
    head = load_edition(EDITION).head
    assert (head.measurement_day, head.publisher, head.objects) == ("2031-02-01", "no", 4)


def test_an_unknown_edition(home: Path) -> None:
    with pytest.raises(Refused, match="utgåvan 2099-x finns inte"):
        load_edition("2099-x")


def test_a_fault_in_a_code_list_is_told_as_of_its_file(home: Path) -> None:
    from oppna.catalogue.codelists import dimensions

    change(home, DIMENSIONS, "namn: Kunskapsbaserad\n", "nam: Kunskapsbaserad\n")
    with pytest.raises(Refused) as refused:
        dimensions()
    assert {problem.file for problem in refused.value.problems} == {DIMENSIONS}
    assert len(refused.value.problems) == 2


def test_definitions_that_are_not_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPPNA_DEFINITIONS", str(home / "nowhere"))
    with pytest.raises(Refused, match="OPPNA_DEFINITIONS"):
        load_edition(EDITION)
