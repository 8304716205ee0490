"""Ten years of 400 indicators for 316 units, every cell worked out anew.

Every indicator has questions of its own: nothing is saved by rules that happen to be alike.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import msgspec

from bench.country import answers_of, registers_of
from bench.line import Line
from bench.material import EDITION, SEED
from oppna.catalogue.frame import load_frame
from oppna.catalogue.prepared import Prepared, prepare
from oppna.engines.bits.answers import AnswerPlanes
from oppna.model.area import Unit
from oppna.process.group import groups_of
from oppna.process.results import observations, run
from oppna.rules.compiled import CompiledEdition

LIMIT_MS = 5000.0
YEARS, INDICATORS, UNITS = 10, 400, 316


def lines(place: Path, quick: bool) -> list[Line]:
    years, indicators = (1, 102) if quick else (YEARS, INDICATORS)
    prepared = prepare(EDITION)
    units = tuple(_as_many(load_frame(EDITION)))
    copies = -(-indicators // len(prepared.rules.indicators))
    edition = _grown(prepared.rules, copies, indicators)
    rounds = [_answers(prepared, copies, Random(SEED + year)) for year in range(years)]
    registers, groups = registers_of(UNITS, Random(SEED)), groups_of(units)
    limit = prepared.edition.head.nonresponse
    start = process_time()
    for answers in rounds:
        deque(observations(run(edition, answers, registers, groups, limit), units), maxlen=0)
    took = (process_time() - start) * 1000
    cells = years * indicators * UNITS
    name = f"{years} years × {indicators} indicators × {UNITS} units ({cells:,} cells and {len(groups)} groups)"
    return [Line(name, took, "limit", LIMIT_MS * cells / (YEARS * INDICATORS * UNITS))]


def _as_many(frame: tuple[Unit, ...]) -> Iterator[Unit]:
    yield from frame
    for number, unit in enumerate(frame[: UNITS - len(frame)]):
        yield msgspec.structs.replace(unit, unit=f"{unit.unit}-{number}")


def _grown(rules: CompiledEdition, copies: int, indicators: int) -> CompiledEdition:
    """The edition over and over, each copy with ids of its own, of questions too."""
    grown = [
        msgspec.convert(_renamed(msgspec.to_builtins(rules), str(copy)), CompiledEdition) for copy in range(copies)
    ]
    return msgspec.structs.replace(
        rules,
        routing=tuple(each for copy in grown for each in copy.routing),
        indicators=tuple(each for copy in grown for each in copy.indicators)[:indicators],
    )


def _renamed(node: Any, copy: str) -> Any:
    if isinstance(node, dict):
        renamed = {key: _renamed(value, copy) for key, value in node.items()}
        if "id" in node:
            renamed["id"] = f"{node['id']}x{copy}"
        if "required" in node:
            renamed["required"] = [f"{question}x{copy}" for question in node["required"]]
        if "routing" in node:
            renamed["routing"] = [(f"{question}x{copy}", _renamed(rule, copy)) for question, rule in node["routing"]]
        return renamed
    return [_renamed(value, copy) for value in node] if isinstance(node, (list, tuple)) else node


def _answers(prepared: Prepared, copies: int, random: Random) -> AnswerPlanes:
    choices: dict[str, Any] = {}
    numbers: dict[str, Any] = {}
    for copy in range(copies):
        own = answers_of(prepared, UNITS, random)
        choices |= {f"{question}x{copy}": planes for question, planes in own.choices.items()}
        numbers |= {f"{question}x{copy}": number for question, number in own.numbers.items()}
    return AnswerPlanes(size=UNITS, choices=choices, numbers=numbers, scale=2)
