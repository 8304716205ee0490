"""Every numbered rule has a fault that breaks it, and that fault breaks nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from oppna.catalogue.checks.page import page
from oppna.catalogue.checks.run import check_edition, checked_edition
from oppna.catalogue.checks.table import RULES
from oppna.commands._worked import ENGINE
from oppna.errors import Refused
from tests.lib.mini_edition import (
    EDITION,
    FORM,
    FRAME,
    GROUPS,
    HEAD,
    LICENCE,
    LOG,
    PLAN,
    POOR,
    POPULATION,
    SEARCH_WORDS,
    STAFF,
    change,
)


class Fault(NamedTuple):
    """Change `old` to `new` in `file`: then `rules` are broken, and a sentence about `at` says `says`."""

    rules: str
    file: str
    old: str
    new: str
    says: str
    at: str = ""


ELSEWHERE = 'jämförbarhet_områden: [{med: Skolan, bedömning: direkt jämförbar, källa: {dokument: "001", rader: "1"}}]\n'

BETWEEN_EDITIONS = {"R82", "R83", "R84", "R85", "R86"}
"""Rules that need more than one edition, or a table of the round: tests/unit/catalogue/test_comparing_rules.py."""

OF_REGISTERS = {"R36"}
"""The made-up edition has no registers of persons: tests/unit/catalogue/test_placement_rules.py."""

FAULTS = (
    Fault("R1", HEAD, "id: 2031-mini", "id: 2032-mini", "id är 2032-mini men mappen heter 2031-mini"),
    Fault("R2 R4", PLAN, "id: plan\n", "id: plans\n", "id är plans men filen heter plan.yaml"),
    Fault("R4", HEAD, "ordning: [plan, ", "ordning: [", "plan saknas i ordning", PLAN),
    Fault("R4", HEAD, "licence, poor]", "licence, poor, rich]", "ordning nämner rich men filen saknas"),
    Fault("R4", HEAD, "[plan, staff,", "[plan, plan, staff,", "ordning räknar upp plan två gånger"),
    Fault("R5", HEAD, "licence, poor]", "poor, licence]", "Lägg bakgrundsmåtten sist"),
    Fault("R6 R50", POOR, "bakgrundsmått: true\n", "", "fältet bakgrundsmått nej"),
    Fault("R6", STAFF, "typ: struktur", "typ: bakgrund", "fältet typ ja"),
    Fault(
        "R10 R16 R21",
        FORM,
        "{id: T1, del: G, fråga: Något mer?",
        "{id: N2, del: G, fråga: Något mer?",
        "frågan N2 står två gånger",
    ),
    Fault("R11", FORM, "{id: T1, del: G", "{id: T1, del: H", "frågan T1: del H finns inte. Välj bland G"),
    Fault("R12", FORM, "Ja}, {svar: Nej}]", "Ja}, {svar: Nej}, {svar: Nej}]", "svaret Nej står två gånger"),
    Fault("R12", FORM, "typ: text,", "typ: text, alternativ: [{svar: Ja}],", "har inga alternativ"),
    Fault("R12", FORM, "typ: text,", "typ: val,", "har minst två alternativ"),
    Fault("R13", FORM, "Hur många?, typ: tal, enhet: personer", "Hur många?, typ: tal", "typen tal behöver enhet"),
    Fault("R13", FORM, "typ: text,", "typ: text, decimaler: 2,", "hör till typen tal"),
    Fault("R14", FORM, "P1 = 'Ja'", "P1 =", "frågan P1a: ställs_om: "),
    Fault("R14", FORM, "\"P1 = 'Ja'\"", "N1 > 0", "ställs_om ser på N1, som inte står tidigare"),
    Fault("R14", FORM, "\"P1 = 'Ja'\"", "\"P1a = 'Ja'\"", "ställs_om ser på P1a, som inte står tidigare"),
    Fault("R14", FORM, "\"P1 = 'Ja'\"", "\"P1 = 'Kanske'\"", "'Kanske' är inget svarsalternativ på P1"),
    Fault("R14", FORM, "\"P1 = 'Ja'\"", "\"P9 = 'Ja'\"", "frågan P9 finns inte i formuläret"),
    Fault("R15", FORM, "definitioner: [plan]", "definitioner: [plan, mål]", "definitionen mål finns inte"),
    Fault("R15", FORM, "    definitioner: [plan]\n", "", "definitionen plan används inte"),
    Fault("R16", FORM, "villkor: N2 > N1", "villkor: N2 >", "kontrollen K1, villkor: "),
    Fault("R16 R17", FORM, "villkor: N2 > N1", "villkor: N2 > N9", "frågan N9 finns inte"),
    Fault("R17", FORM, "frågor: [N1, N2]", "frågor: [N1]", "frågor ska vara just N2, N1"),
    Fault("R18", FORM, "fråga: Finns en plan?", 'fråga: ""', "frågan P1: fråga är tom"),
    Fault("R18", FORM, "mening: Delen är större än det hela.", 'mening: ""', "kontrollen K1: mening är tom"),
    Fault("R19", FORM, "typ: text, obl", "typ: text, förra_året: P1, obl", "med förra_året ska typ vara val"),
    Fault("R20", PLAN, "P1a = 'Nej'\"", "P1a LIKE 'N%'\"", "regel.delvis: "),
    Fault("R20", STAFF, "täljare: N2", "täljare: N2 *", "regel.täljare: "),
    Fault("R21", PLAN, "P1a = 'Nej'\"", "P1a = 'Kanske'\"", "regel.delvis: 'Kanske' är inget svarsalternativ på P1a"),
    Fault("R21 R23", PLAN, "P1a = 'Nej'\"", "N1 = 'Nej'\"", "regel.delvis: frågan N1 har inga svarsalternativ"),
    Fault("R22 R24", PLAN, "frågor: [P1, P1a]", "frågor: [P1, P1a, P7]", "frågor nämner P7, som inte finns"),
    Fault("R23", STAFF, "frågor: [N1, N2]", "frågor: [N1]", "regel.täljare ser på N2, som inte står i frågor"),
    Fault(
        "R24 R33", PLAN, "frågor: [P1, P1a]", "frågor: [P1, P1a, T1]", "frågor kräver T1, men regeln ser inte på den"
    ),
    Fault("R25 R31", PLAN, "som: Ja/Delvis/Nej/Ej aktuellt", "som: Ja/Nej", "men regeln ger Ja/Delvis/Nej/Ej aktuellt"),
    Fault("R25 R31", LICENCE, "som: Ja/Nej", "som: Ja/Delvis", "men regeln ger Ja/Nej"),
    Fault("R25", STAFF, "som: andel", "som: antal", "redovisas_som är antal men regeln ger andel"),
    Fault("R26 R27 R31", STAFF, "enhet: andel\n", "", "enhet är kategori men regeln ger ett tal"),
    Fault("R26", PLAN, "del: G\n", "del: G\nenhet: andel\n", "enhet är andel men regeln ger en kategori"),
    Fault("R25 R27", PLAN, "som: Ja/Delvis/Nej/Ej aktuellt", "som: Delvis/Ja/Nej", "i den ordningen"),
    Fault("R28", LICENCE, "bortfallsgräns: false\n", "", "bortfallsgräns gäller bara mått ur enkätsvar"),
    Fault("R28", STAFF, "del: G\n", "del: G\nbortfallsgräns: false\n", "bortfallsgräns gäller alla mått ur enkätsvar"),
    Fault("R29", PLAN, "  - {namn: Ingen plan, svar: {P1: Nej}, väntat: Nej}\n", "", "exempel har 2 räkneexempel"),
    Fault("R30 R33", PLAN, "svar: {P1: Nej}", "svar: {P1: Nix}", "exemplet Ingen plan: 'Nix' är inget svar på P1"),
    Fault("R30 R33", PLAN, "svar: {P1: Nej}", "svar: {P9: Nej}", "exemplet Ingen plan: frågan P9 finns inte"),
    Fault(
        "R31 R33", PLAN, "väntat: Delvis", "väntat: Kanske", "exemplet Inte uppföljd: väntat är Kanske, som måttet inte"
    ),
    Fault("R31 R33", STAFF, 'väntat: "0.500000"', "väntat: Ja", "exemplet Hälften: väntat är Ja, som måttet inte"),
    Fault("R32", PLAN, "namn: Ingen plan", "namn: Uppföljd", "två exempel har samma namn"),
    Fault("R33", PLAN, "väntat: Delvis", "väntat: Nej", "väntat är Nej men resultatet blir Delvis"),
    Fault("R33", STAFF, '"0.500000"', '"0.500001"', "väntat är 0.500001 men resultatet blir 0.500000"),
    Fault("R34", PLAN, "P1a = 'Nej'\"", 'P1a IS NOT NULL"', "både ja och delvis kan vara sanna"),
    Fault("R35", LICENCE, "fil: licence.csv", "fil: ../licence.csv", "regel.fil är ”../licence.csv”. Skriv bara"),
    Fault("R35", LICENCE, "fil: licence.csv", "fil: answers.csv", "regel.fil är ”answers.csv”. Skriv bara"),
    Fault("R40", PLAN, "dimension: kunskapsbaserad", "dimension: klok", "dimension är 'klok'"),
    Fault("R40", PLAN, ": kunskapsbaserad_verksamhet", ": visdom", "kvalitetsområde är 'visdom'"),
    Fault("R40", PLAN, "dimension: kunskapsbaserad", "dimension: saker", "hör till dimensionen kunskapsbaserad"),
    Fault("R41", PLAN, "del: G", "del: R", "del är R men frågorna hör till G"),
    Fault("R41", LICENCE, "del: R", "del: Q", "del är Q. Välj bland G, R"),
    Fault("R42", PLAN, "[municipality, nation]", "[nation, nation]", "nivåer räknar upp nation två gånger"),
    Fault("R42", PLAN, "[municipality, nation]", "[]", "nivåer är tom"),
    Fault("R43", PLAN, '"2031-12-31"', '"2031-02-30"', "'2031-02-30', som inte är ett datum"),
    Fault("R43", PLAN, '"2031-12-31"', '"20311231"', "'20311231', som inte är ett datum"),
    Fault("R43", PLAN, '"2031-12-31"', '"2030-12-31"', "slutar 2030-12-31, före sin början 2031-01-01"),
    Fault("R44", PLAN, "{skäl: finns inte där}", "{}", "antingen id eller skäl"),
    Fault("R44", PLAN, "{skäl: finns inte där}", "{id: N12345, skäl: x}", "antingen id eller skäl"),
    Fault("R44", PLAN, "{skäl: finns inte där}", "{id: 12345}", "kolada.id är '12345'"),
    Fault("R45", PLAN, 'rader: "10-20"', "rader: sidan 4", "källans rader är 'sidan 4'"),
    Fault("R45", FORM, 'dokument: "001", rader: "8"', 'dokument: guiden, rader: "8"', "källans dokument är 'guiden'"),
    Fault("R46", PLAN, "syfte: Därför mäts det.\n", "", "syfte är tomt"),
    Fault("R46", PLAN, "typ: struktur", 'typ: ""', "typ är tomt"),
    Fault("R47 R87", PLAN, "skäl: ny fråga, ", "", "jämförbarheten med 2030-mini är påverkad, utan skäl"),
    Fault("R48", PLAN, "med: 2030-mini", "med: 2031-mini", "jämför utgåvan med sig själv"),
    Fault("R49", PLAN, "del: G\n", "del: G\nnästa_granskning: snart\n", "nästa_granskning är 'snart'"),
    Fault("R50", PLAN, "riktning: högre", "riktning: ingen", "riktning är ingen"),
    Fault("R60", HEAD, "procent: 75", "procent: 74", "är 74 procent, men 3 av 4 är 75"),
    Fault("R61", HEAD, "del: G", "del: H", "svarsfrekvens nämner delen H"),
    Fault("R62", HEAD, "indikatorer: [staff]", "indikatorer: [stab]", "oanvändbara_svar nämner stab"),
    Fault("R63", HEAD, 'mätdag: "2031-02-01"', "mätdag: i februari", "'i februari' är inte ett datum"),
    Fault("R63", HEAD, 'mätdag: "2031-02-01"', 'mätdag: ""', "'' är inte ett datum"),
    Fault("R63", HEAD, 'stängd: "2031-03-01"', 'stängd: "2031-01-01"', "inte i tidsordning"),
    Fault("R64", HEAD, "utgivare: Ingen", 'utgivare: ""', "utgivare är tomt"),
    Fault("R64", HEAD, "{Insamling: En enkät.}", '{Insamling: ""}', "metod.Insamling är tomt"),
    Fault("R66", HEAD, "utgivare: Ingen", "utgivare: Ingen\nsekretess: {sekundär: false}", "sekundär: false utan skäl"),
    *(
        Fault("R67", HEAD, "utgivare: Ingen", f"utgivare: Ingen\nsekretess: {{primär: {{{limits}}}}}", says)
        for limits, says in (
            ("minsta_antal: 1", "minsta_antal 1, som inte döljer något"),
            ("minsta_nämnare: 3", "minsta_nämnare 3, mindre än minsta_antal 4"),
            ("spännvidd: 3", "spännvidd 3, mindre än minsta_antal 4"),
        )
    ),
    Fault("R65", HEAD, "metod: {Insamling: En enkät.}", "metod: {}", "metod saknas"),
    Fault("R71", FRAME, "43891", "", "0114: population saknas"),
    Fault("R72", FRAME, "0115,Stockholms län", "0115,Stockholm", "0115: county är 'Stockholm'"),
    Fault("R73", FRAME, "0115,Stockholms län", "0115,Uppsala län", "koden hör till Stockholms län"),
    Fault("R74", FRAME, "32785,A2", "32785,D9", "0115: skr_group är 'D9'"),
    Fault("R75", FRAME, "0180,Stad,municipality,0180,Stockholms län,900000,A1\n", "", "staden 0180 saknar en egen rad"),
    Fault("R60 R76", HEAD, "objekt: 4", "objekt: 5", "ramen har 4 objekt men edition.yaml säger 5", FRAME),
    Fault("R77", GROUPS, "0115,Två,3\n", "", "Två (0115) saknar tryckt grupp"),
    Fault("R77", GROUPS, "0115,Två,3\n", "0115,Två,3\n0116,Tre,3\n", "kommunen 0116 finns inte i ramen"),
    Fault("R77", GROUPS, "0115,Två,3\n", "0115,Två,3\n0115,Två,3\n", "kommunen 0115 står två gånger"),
    Fault("R78", GROUPS, "0115,Två,3", "0115,Två,6", "kommunen 0115 har grupp '6'"),
    Fault("R79", POPULATION, "till: 29999", "till: 30999", "gränserna för grupp 2 är inte metodens"),
    Fault("R79", POPULATION, 'stadsdelars_grupp: "5"', 'stadsdelars_grupp: "6"', "finns inte bland grupperna"),
    Fault("R80 R81", PLAN, "del: G\n", f"del: G\n{ELSEWHERE}", "jämförbarhet_områden nämner Skolan, som inte finns"),
    Fault("R87", PLAN, "skäl: ny fråga", "skäl: annan fråga", "ändringsloggen är inaktuell; kör make docs", LOG),
    Fault("R87", LOG, "ny fråga", "gammal fråga", "ändringsloggen är inaktuell"),
    Fault("R88", SEARCH_WORDS, "[bup, ", "[lss, ", "ordet lss står två gånger"),
    Fault("R88", SEARCH_WORDS, '    område: "municipality:0180"\n', "", "ska ha ord och antingen indikatorer eller"),
    Fault(
        "R88", SEARCH_WORDS, "municipality:0180", "municipality:9980", "nämner municipality:9980, som inte är en kommun"
    ),
    Fault("R88", SEARCH_WORDS, "2018-bou: [G1]", "2031-mini: [G1]", "socialjour nämner G1, som inte finns i 2031-mini"),
)


def problems_of_mini() -> list[tuple[str, str, str]]:
    return [(problem.code, problem.file, problem.sentence) for problem in check_edition(EDITION, ENGINE)]


def test_the_small_definitions_break_no_rule(home: Path) -> None:
    assert problems_of_mini() == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rules}-{fault.says[:40]}")
def test_a_fault_has_its_own_sentence(home: Path, fault: Fault) -> None:
    change(home, fault.file, fault.old, fault.new)
    found = problems_of_mini()
    assert {code for code, _, _ in found} == set(fault.rules.split())
    assert [at for _, at, sentence in found if fault.says in sentence] == [fault.at or fault.file]


def test_an_id_in_two_files(home: Path) -> None:
    (home / POOR).with_name("plan.yaml").write_text((home / PLAN).read_text("utf-8"), "utf-8")
    found = [sentence for code, _, sentence in problems_of_mini() if code == "R3"]
    assert found == [f"id plan finns också i {POOR.replace('poor', 'plan')}. Behåll den ena filen. (R3)"]


def test_a_file_that_nothing_reads(home: Path) -> None:
    (home / PLAN).with_suffix(".yml").write_text("id: plan2", "utf-8")
    assert [(code, file) for code, file, _ in problems_of_mini()] == [("R7", PLAN.replace(".yaml", ".yml"))]


def test_what_lies_with_an_edition_for_others_is_no_stray(home: Path) -> None:
    (home / HEAD).with_name("synth.yaml").write_text("", "utf-8")
    (home / HEAD).with_name("published").mkdir()
    (home / HEAD).with_name("published").joinpath("figures.csv").write_text("", "utf-8")
    assert problems_of_mini() == []


def test_every_rule_is_broken_by_a_test() -> None:
    tried = {rule for fault in FAULTS for rule in fault.rules.split()} | {"R3", "R7"} | BETWEEN_EDITIONS | OF_REGISTERS
    assert tried == {rule.id for rule in RULES}


def test_rule_numbers_are_unique_and_rise() -> None:
    numbers = [int(rule.id.removeprefix("R")) for rule in RULES]
    assert numbers == sorted(set(numbers))


def test_all_faults_of_several_files_are_told_at_once(home: Path) -> None:
    change(home, PLAN, "syfte: Därför mäts det.\n", "")
    change(home, STAFF, '"0.500000"', '"0.500001"')
    change(home, HEAD, "procent: 75", "procent: 74")
    assert [(code, file) for code, file, _ in problems_of_mini()] == [("R60", HEAD), ("R46", PLAN), ("R33", STAFF)]


def test_an_incomplete_edition_may_lack_texts(home: Path) -> None:
    change(home, PLAN, "syfte: Därför mäts det.\n", "")
    change(home, PLAN, "kvalitetsområde: kunskapsbaserad_verksamhet\n", 'kvalitetsområde: ""\n')
    change(home, HEAD, "metod: {Insamling: En enkät.}", "metod: {}\nofullständig: Källan säger inte allt.")
    assert problems_of_mini() == []


def test_computing_is_refused_only_where_it_could_not_be_done(home: Path) -> None:
    change(home, PLAN, "syfte: Därför mäts det.\n", "")
    assert checked_edition(EDITION).id == EDITION
    change(home, PLAN, "P1a = 'Nej'\"", "P1a = 'Kanske'\"")
    with pytest.raises(Refused) as refused:
        checked_edition(EDITION)
    assert [problem.code for problem in refused.value.problems] == ["R21"]


def test_rules_that_take_the_engine_wait_until_it_can_run(home: Path) -> None:
    change(home, PLAN, "P1a = 'Nej'\"", "P1a LIKE 'N%'\"")
    assert [code for code, _, _ in problems_of_mini()] == ["R20"]


def test_the_page_of_rules_is_current(root: Path) -> None:
    assert (root / "docs/reference/check-rules.md").read_text("utf-8") == page(), "run make docs"
