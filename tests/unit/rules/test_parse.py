"""What a rule may say, and with which words everything else is refused."""

from __future__ import annotations

import pytest

from oppna.rules.errors import RuleError
from oppna.rules.expression import (
    Absolute,
    Add,
    And,
    Compare,
    Condition,
    In,
    IsUnknown,
    Least,
    Not,
    Number,
    Operand,
    Or,
    Question,
    Round,
    Subtract,
    Text,
    children,
    questions_of,
    walk,
)
from oppna.rules.parse import ALLOWED, MAX_LENGTH, parse_condition, parse_number

G1, B1, B2 = Question("G1"), Question("B1"), Question("B2")
YES, NO = Compare("=", G1, Text("Ja")), Compare("=", G1, Text("Nej"))
ONE, ZERO = Number("1"), Number("0")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("G1 = 'Ja'", YES),
        ("'Ja' = G1", YES),
        ("g1 = 'Ja'", Compare("=", Question("g1"), Text("Ja"))),
        ("G1 <> 'Ja'", Compare("<>", G1, Text("Ja"))),
        ("G1 != 'Ja'", Compare("<>", G1, Text("Ja"))),
        ("'Ja' <> G1", Compare("<>", G1, Text("Ja"))),
        ("(((G1))) = ('Ja')", YES),
        ("G1 = 'it''s'", Compare("=", G1, Text("it's"))),
        ("G1 = 'Nej, behövs inte'", Compare("=", G1, Text("Nej, behövs inte"))),
        ("B1 < 1", Compare("<", B1, ONE)),
        ("B1 <= 0.03", Compare("<=", B1, Number("0.03"))),
        ("1 > B1", Compare(">", ONE, B1)),
        ("B1 >= B2", Compare(">=", B1, B2)),
        ("G1 IN ('Ja', 'Nej')", In(G1, ("Ja", "Nej"))),
        ("G1 in ('Ja')", In(G1, ("Ja",))),
        ("G1 NOT IN ('Ja')", Not(In(G1, ("Ja",)))),
        ("G1 IS NULL", IsUnknown(G1)),
        ("(G1) IS NOT NULL", Not(IsUnknown(G1))),
        ("NOT G1 = 'Ja'", Not(YES)),
        ("NOT (NOT G1 = 'Ja')", Not(Not(YES))),
        ("G1 = 'Ja' AND B1 < 1 AND G1 = 'Nej'", And((YES, Compare("<", B1, ONE), NO))),
        ("G1 = 'Ja' AND (B1 < 1 AND G1 = 'Nej')", And((YES, And((Compare("<", B1, ONE), NO))))),
        ("G1 = 'Ja' OR G1 = 'Nej' OR B1 < 1", Or((YES, NO, Compare("<", B1, ONE)))),
        ("G1 = 'Ja' OR G1 = 'Nej' AND B1 < 1", Or((YES, And((NO, Compare("<", B1, ONE)))))),
        ("(G1 = 'Ja' OR G1 = 'Nej') AND B1 < 1", And((Or((YES, NO)), Compare("<", B1, ONE)))),
        ("B1 - B2 - 1 < 0", Compare("<", Subtract(Subtract(B1, B2), ONE), ZERO)),
        ("-B1 < 1", Compare("<", Subtract(ZERO, B1), ONE)),
        ("B1 > -1", Compare(">", B1, Subtract(ZERO, ONE))),
        ("B1 > +1", Compare(">", B1, ONE)),
        ("ABS(B1 - B2) > 1", Compare(">", Absolute(Subtract(B1, B2)), ONE)),
        ("ROUND((B1), 2) = 0", Compare("=", Round(B1), ZERO)),
        ("LEAST(B1 + B2, 1) = 0", Compare("=", Least(Add(B1, B2), ONE), ZERO)),
        ("G1 = 'Ja' -- därför\n", YES),
        ("G1 = 'Ja' /* därför */", YES),
        ("G1 = 'Ja';", YES),
    ],
)
def test_a_condition_is_read(text: str, node: Condition) -> None:
    assert parse_condition(text) == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("B1", B1),
        ("12", Number("12")),
        ("0.50", Number("0.50")),
        ("B1 + B2", Add(B1, B2)),
        ("LEAST(B1, B2)", Least(B1, B2)),
        ("ROUND(B1, 2)", Round(B1)),
        ("ABS(-B1)", Absolute(Subtract(ZERO, B1))),
    ],
)
def test_a_number_is_read(text: str, node: Operand) -> None:
    assert parse_number(text) == node


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "regeln är tom; skriv ett villkor eller lämna bort fältet."),
        (" \n", "regeln är tom; skriv ett villkor eller lämna bort fältet."),
        ("G1", "”G1” är inget villkor som kan vara sant eller falskt; jämför med ett svar eller ett tal."),
        ("B1 + 1", "”B1 + 1” är inget villkor som kan vara sant eller falskt; jämför med ett svar eller ett tal."),
        ("'Ja'", "”'Ja'” är inget villkor som kan vara sant eller falskt; jämför med ett svar eller ett tal."),
        ("G1 = 'Ja'; G1 = 'Nej'", "”G1 = 'Ja'; G1 = 'Nej'” är mer än ett uttryck; ta bort semikolon."),
        (";", "”;” är mer än ett uttryck; ta bort semikolon."),
        ("-- bara en kommentar", "”-- bara en kommentar” är mer än ett uttryck; ta bort semikolon."),
        ("(G1 = 'Ja'", "”(G1 = 'Ja'” går inte att läsa som en regel; kontrollera parenteser och citattecken."),
        ("G1 = 'Ja", "”G1 = 'Ja” går inte att läsa som en regel; kontrollera parenteser och citattecken."),
        ("G1 = 'Ja' AND", "”G1 = 'Ja' AND” går inte att läsa som en regel; kontrollera parenteser och citattecken."),
        ("ABS() > 1", "”ABS() > 1” går inte att läsa som en regel; kontrollera parenteser och citattecken."),
        ("'a' = 'b'", "'b' ska jämföras med en fråga."),
        ("B1 + 1 = 'Ja'", "'Ja' ska jämföras med en fråga."),
        ("G1 < 'Ja'", "svaret 'Ja' kan bara vara lika eller olika, inte <."),
        ("'Ja' >= G1", "svaret 'Ja' kan bara vara lika eller olika, inte <=."),
        ("1 = 1", "en jämförelse utan fråga är alltid densamma; jämför med ett svar."),
        ("G1 AND G1 = 'Ja'", "”G1” är inget villkor; jämför med ett svar eller ett tal."),
        ("G1 = 'Ja' OR 1", "”1” är inget villkor; jämför med ett svar eller ett tal."),
        ("NOT G1", "”G1” är inget villkor; jämför med ett svar eller ett tal."),
        ("(G1 = 'Ja') = 'Ja'", "”(G1 = 'Ja')” är ett villkor där ett svar eller ett tal ska stå."),
        ("B1 < 1 < 2", "”B1 < 1” är ett villkor där ett svar eller ett tal ska stå."),
        ("LEAST('a', B1) > 1", "'a' är text där ett tal ska stå."),
        ("'a' + B1 > 1", "'a' är text där ett tal ska stå."),
        ("ROUND(B1 + 1, 2) > 1", "”B1 + 1” ska vara en fråga."),
        ("(B1 + 1) IS NULL", "”B1 + 1” ska vara en fråga."),
        ("'a' IN ('a')", "”'a'” ska vara en fråga."),
        ("t.G1 = 'Ja'", "”t.G1” är inget fråge-id; skriv till exempel G2_1."),
        ("\"G1\" = 'Ja'", '”"G1"” är inget fråge-id; skriv till exempel G2_1.'),
        ("_G1 = 'Ja'", "”_G1” är inget fråge-id; skriv till exempel G2_1."),
        ("Ä1 = 'Ja'", "”Ä1” är inget fråge-id; skriv till exempel G2_1."),
        ("G1 = 'J\\a'", "svaret 'J\\a' innehåller ett omvänt snedstreck; skriv det utan."),
        ("B1 > 1e3", "”1e3” är inget tal i en regel; skriv till exempel 0.03."),
        ("B1 > 5.", "”5.” är inget tal i en regel; skriv till exempel 0.03."),
        ("G1 IN ()", "”G1 IN ()”: efter IN ska en lista med svar i citattecken stå."),
        ("G1 IN (1)", "”G1 IN (1)”: efter IN ska en lista med svar i citattecken stå."),
        ("G1 IN ('a', G2)", "”G1 IN ('a', G2)”: efter IN ska en lista med svar i citattecken stå."),
        ("G1 IN G2", "”G1 IN G2”: efter IN ska en lista med svar i citattecken stå."),
        ("G1 IN (SELECT 1)", "”G1 IN (SELECT 1)”: efter IN ska en lista med svar i citattecken stå."),
        ("G1 IN UNNEST(x)", "”G1 IN (SELECT UNNEST(x))”: efter IN ska en lista med svar i citattecken stå."),
        ("G1 IS TRUE", "”G1 IS TRUE”: efter IS får bara NULL eller NOT NULL stå."),
        ("ROUND(B1) > 1", "”ROUND(B1)”: bara ROUND(fråga, 2) är tillåtet."),
        ("ROUND(B1, 3) > 1", "”ROUND(B1, 3)”: bara ROUND(fråga, 2) är tillåtet."),
        ("ROUND(B1, 2, 1) > 1", "”ROUND(B1, 2, 1)”: bara ROUND(fråga, 2) är tillåtet."),
        ("LEAST(B1) > 1", "”LEAST(B1)”: LEAST tar två tal."),
        ("LEAST(B1, B2, 1) > 1", "”LEAST(B1, B2, 1)”: LEAST tar två tal."),
    ],
)
def test_a_refusal_says_what_and_why(text: str, sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_condition(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("text", ["B1 = 1", "G1 IN ('Ja')", "G1 IS NULL", "NOT G1 IS NULL", "'Ja'"])
def test_a_number_is_neither_condition_nor_text(text: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_number(text)
    assert str(refusal.value) == f"”{text}” är inget tal; ange frågor och tal med +, -, ABS, ROUND eller LEAST."


@pytest.mark.parametrize(
    "text",
    [
        "B1 * 2 > 1",
        "B1 / 2 > 1",
        "B1 % 2 = 1",
        "GREATEST(B1, B2) > 1",
        "G1 LIKE 'J%'",
        "B1 BETWEEN 1 AND 2",
        "CASE WHEN G1 = 'Ja' THEN 1 END = 1",
        "G1 = NULL",
        "G1 = 'Ja' OR TRUE",
        "CAST(B1 AS INT) > 1",
        "B1::int > 1",
        "EXISTS(SELECT 1)",
        "B1 > (SELECT 1)",
        "COUNT(*) > 1",
        "ABS(B1) OVER () > 1",
        "ABS(DISTINCT B1) > 1",
        "SELECT 1",
        "DROP TABLE answers",
        "G1 = 'a' UNION SELECT 1",
        "pg_sleep(10) > 1",
        "read_csv('/etc/passwd') > 1",
        "G1 = 'Ja' AS x",
        "?  = 1",
        ":a = 1",
        "@a = 1",
        "CURRENT_DATE = G1",
        "G1 IS DISTINCT FROM 'Ja'",
        "(B1, B2) = (1, 2)",
        "[B1] = 1",
        "N'Ja' = G1",
        "G1 := 'a'",
        "*",
    ],
)
def test_only_what_the_language_allows_passes(text: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_condition(text)
    assert str(refusal.value).endswith(f"får inte stå i en regel; tillåtet är {ALLOWED}.")


@pytest.mark.parametrize(
    "text",
    [
        "G1 = 'Ja'; DROP TABLE answers",
        "G1 = 'Ja'); DROP TABLE answers; --",
        "G1 = 'Ja' LIMIT 1",
        "G1 IN (('Ja'), (SELECT 1))",
        "`G1` = 'Ja'",
        "E'Ja' = G1",
        "X'41' = G1",
        "G1 = $$Ja$$",
        "{{ G1 }} = 'Ja'",
        "G1.* = 'a'",
        "G1 = 'Ja' && G1 = 'Nej'",
        "G1 = 'Ja' XOR G1 = 'Nej'",
        "B1 > 0x1F",
        "B1 > 1_000",
        "\0",
    ],
)
def test_other_ways_out_of_the_language_are_closed_too(text: str) -> None:
    with pytest.raises(RuleError):
        parse_condition(text)


def test_length_is_limited() -> None:
    assert parse_condition("G1 = 'Ja'".ljust(MAX_LENGTH)) == YES
    with pytest.raises(RuleError) as refusal:
        parse_condition("G1 = 'Ja'".ljust(MAX_LENGTH + 1))
    assert str(refusal.value) == "regeln är längre än 4000 tecken; dela upp den."


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1990 + "B1" + ")" * 1990 + " > 1",
        "NOT " * 900 + "B1 > 1",
        "- " * 1900 + "B1 > 1",
        "LEAST(" * 320 + "B1" + ", B2)" * 320 + " > 1",
    ],
)
def test_depth_is_limited(text: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_condition(text)
    assert str(refusal.value) == "regeln är för djupt kapslad; förenkla den."


@pytest.mark.parametrize(("word", "kind"), [("AND", And), ("OR", Or)])
def test_a_chain_is_long_and_not_deep(word: str, kind: type[And] | type[Or]) -> None:
    node = parse_condition(f" {word} ".join(f"B{n} = 9" for n in range(300)))
    assert isinstance(node, kind)
    assert [questions_of(part) for part in node.conditions] == [(f"B{n}",) for n in range(300)]


def test_everything_in_a_rule_can_be_visited() -> None:
    node = parse_condition("NOT ABS(ROUND(B1, 2) - LEAST(B2, 1)) > B1 OR G1 IN ('Ja') AND G1 IS NULL")
    assert questions_of(node) == ("B1", "B2", "G1")
    kinds = [type(part).__name__ for part in walk(node)]
    assert kinds[:5] == ["Or", "Not", "Compare", "Absolute", "Subtract"]
    assert kinds[5:] == ["Round", "Question", "Least", "Question", "Number", "Question", *"And In Question".split()] + [
        "IsUnknown",
        "Question",
    ]
    assert children(Text("Ja")) == ()
