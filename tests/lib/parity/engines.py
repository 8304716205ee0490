"""The same rules on every engine: bit planes, a SQL engine over a wide table, and the form in a browser."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from py_mini_racer import MiniRacer

import oppna.rules
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import number_of, truth_of
from oppna.engines.bits.registers import RegisterPlanes
from oppna.model.area import Unit
from oppna.model.codes import UnitKind
from oppna.model.questionnaire import Question
from oppna.process.ask import ask
from oppna.process.derive import derive
from oppna.process.integrate import integrate
from oppna.process.results import unit_cells
from oppna.rules.browser import to_browser
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio
from oppna.rules.expression import Compare, Condition, Number, Operand, Subtract
from oppna.rules.sql import Dialect, name, quoted, to_sql
from oppna.rules.statement import statement
from tests.lib.parity.answering import DECIMALS
from tests.lib.parity.oracle import Outcome, Routing

Units = Sequence[Mapping[str, str]]
Truths = list[bool | None]
Rows = list[tuple[Any, ...]]
Query = Callable[[str], Rows]


def planes_of(units: Units, questions: Sequence[Question]) -> AnswerPlanes:
    """The answers taken in as a file of answers is."""
    frame = [
        Unit(unit=str(i), name=str(i), kind=UnitKind.MUNICIPALITY, municipality=str(i), county="")
        for i in range(len(units))
    ]
    rows = [(1, (str(i), question, answer)) for i, unit in enumerate(units) for question, answer in unit.items()]
    integrated = integrate(rows, frame, {}, questions, file="answers.csv", scale=DECIMALS)
    assert not integrated.problems and not integrated.warnings
    return integrated.planes


def truths_on_bits(condition: Condition, planes: AnswerPlanes) -> Truths:
    found = truth_of(condition, planes)
    assert not found.true & found.false and (found.true | found.false) <= planes.everyone
    return [True if found.true >> i & 1 else False if found.false >> i & 1 else None for i in range(planes.size)]


def numbers_on_bits(operand: Operand, planes: AnswerPlanes) -> list[Fraction | None]:
    unit = 10**planes.scale
    values = number_of(operand, planes).values(planes.size)
    return [None if value is None else Fraction(value, unit) for value in values]


def outcomes_on_bits(indicator: CompiledIndicator, routing: Routing, planes: AnswerPlanes) -> list[Outcome]:
    derived = derive(indicator, ask(planes, routing), RegisterPlanes({}, {}))
    assert derived is not None
    cells = unit_cells(derived, planes.size, 10**planes.scale)
    if isinstance(indicator.rule, CompiledCategory):
        return [Outcome(str(value) if status == "ok" else status.value) for value, _, _, status in cells]
    return [
        Outcome("ok", Fraction(numerator or 0), Fraction(denominator))
        if isinstance(value, Fraction) and denominator is not None
        else Outcome(str(value) if status == "ok" else status.value)
        for value, numerator, denominator, status in cells
    ]


def table(units: Units, questions: Sequence[Question], dialect: Dialect) -> str:
    """A SELECT that holds the answers: a row a unit, choices as text and numbers as DECIMAL."""
    columns = [name("unit", dialect), *(name(question.id, dialect) for question in questions)]
    kinds = {
        question.id: f"DECIMAL(18, {DECIMALS})" if question.kind == "tal" else TEXT[dialect] for question in questions
    }

    def cell(unit: Mapping[str, str], id: str) -> str:
        given = quoted(unit[id]) if id in unit else "NULL"
        return f"CAST({given} AS {kinds[id]})"

    rows = (", ".join([str(i), *(cell(unit, id) for id in kinds)]) for i, unit in enumerate(units))
    values = ", ".join(f"({row})" for row in rows)
    return f"SELECT * FROM (VALUES {values}) AS t({', '.join(columns)})"


TEXT: dict[Dialect, str] = {"duckdb": "VARCHAR", "spark": "STRING"}


def on_duckdb(units: Units, questions: Sequence[Question]) -> Query:
    connection = duckdb.connect(":memory:", config={"threads": "1"})
    connection.execute(f"CREATE TABLE answers AS {table(units, questions, 'duckdb')}")
    return lambda query: connection.execute(query).fetchall()


def columns_by_sql(nodes: Sequence[Condition | Operand], query: Query, dialect: Dialect) -> list[list[Any]]:
    """Each node's value for each unit."""
    told = ", ".join(f"{to_sql(node, dialect)} AS n{i}" for i, node in enumerate(nodes))
    rows = query(f"SELECT {name('unit', dialect)}, {told} FROM answers ORDER BY 1")
    return [[fraction(row[i + 1]) for row in rows] for i in range(len(nodes))]


def outcomes_by_sql(
    indicator: CompiledIndicator, routing: Routing, questions: Sequence[str], query: Query, dialect: Dialect
) -> list[Outcome]:
    rows = query(f"{statement(indicator, routing, questions, dialect)} ORDER BY 1")
    return [Outcome(said, fraction(n), fraction(d)) if said == "ok" else Outcome(said) for _, said, n, d in rows]


def fraction(value: Any) -> Any:
    """Exact numbers as fractions; a float would mean that the engine left exactness."""
    assert not isinstance(value, float)
    return Fraction(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else value


@cache
def browser() -> MiniRacer:
    """A JavaScript engine with the script of the form."""
    context = MiniRacer()
    context.eval((Path(oppna.rules.__file__).parent / "condition.js").read_text(encoding="utf-8"))
    context.eval("const truths = (nodes, units) => nodes.map((n) => units.map((u) => oppna.evaluate(n, u)));")
    context.eval("const counted = (routing, units) => units.map((u) => oppna.asked(routing, u));")
    return context


def truths_in_browser(conditions: Sequence[Condition], units: Units) -> list[Truths]:
    return _call("truths", [to_browser(condition) for condition in conditions], list(units))


def counted_in_browser(routing: Routing, units: Units) -> list[dict[str, str]]:
    return _call("counted", [[question, to_browser(condition)] for question, condition in routing], list(units))


def _call(function: str, *values: Any) -> Any:
    text = browser().eval(f"JSON.stringify({function}({', '.join(map(json.dumps, values))}))")
    return json.loads(str(text))


_SAID = {
    "missing": "missing",
    "illogical": "illogical",
    "not_applicable": "Ej aktuellt",
    "yes": "Ja",
    "corrected": "Ja",
    "partly": "Delvis",
}
"""Field of a rule → what it decides, in the order they decide."""


def outcomes_in_browser(indicator: CompiledIndicator, routing: Routing, counted: Units) -> list[Outcome]:
    """The form has the conditions; here they are put together as METHOD 3 and 5 say. `counted`: what it counts."""
    conditions = dict(routing)
    required = [conditions[id] for id in indicator.required if id in conditions]
    asked = dict(
        zip([id for id in indicator.required if id in conditions], truths_in_browser(required, counted), strict=True)
    )
    rule = indicator.rule
    assert isinstance(rule, CompiledCategory | CompiledRatio)
    fields = [(said, getattr(rule, field, None)) for field, said in _SAID.items()]
    present = [(said, node) for said, node in fields if node is not None]
    truths = truths_in_browser([node for _, node in present], counted)
    last = "Nej" if isinstance(rule, CompiledCategory) else "ok"

    def outcome(i: int) -> Outcome:
        blank = [id for id in indicator.required if id not in counted[i] and (id not in asked or asked[id][i])]
        first = next((said for (said, _), found in zip(present, truths, strict=True) if found[i]), last)
        return Outcome("missing" if blank else first)

    return [outcome(i) for i in range(len(counted))]


def equals(operand: Operand, value: Fraction) -> Condition:
    """The condition that the operand is just this number: how a number is asked of the browser."""
    size = Number(
        f"{abs(value) * 10**DECIMALS // 1 // 10**DECIMALS}.{int(abs(value) * 10**DECIMALS) % 10**DECIMALS:0{DECIMALS}d}"
    )
    return Compare("=", operand, Subtract(Number("0"), size) if value < 0 else size)
