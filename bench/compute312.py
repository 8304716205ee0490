"""From coded answers in memory to every unit's and every group's result, at 312 units."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from bench.line import Line
from bench.material import EDITION
from bench.measure import milliseconds
from oppna.catalogue.prepared import prepare
from oppna.process.results import observations, run
from oppna.production import compute

LIMIT_MS = 5.0


def lines(place: Path, quick: bool) -> list[Line]:
    rules = prepare(EDITION).rules
    computed = compute(EDITION, place / "in")
    done = computed.results

    def coded() -> object:
        return run(rules, done.asked.given, done.registers, done.groups, done.limit)

    def spelled() -> object:
        return deque(
            observations(run(rules, done.asked.given, done.registers, done.groups, done.limit), computed.units),
            maxlen=0,
        )

    times = 30 if quick else 300
    name = f"compute {len(computed.units)} units, {len(done.derived)} indicators"
    return [
        Line(f"{name}: every unit and group, coded", milliseconds(coded, times), "limit", LIMIT_MS),
        Line(f"{name}: and every cell spelled out", milliseconds(spelled, times // 5), "limit of the command", 500.0),
    ]
