"""One changed answer, worked out anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.line import Line
from bench.material import EDITION
from bench.measure import milliseconds
from oppna.process.recompute import changed, dependents
from oppna.production import compute

LIMIT_MS = 1.0
CHANGES = {"G1": "Nej", "G2_1": "Ja", "B13": "Ja", "B1": "20.25"}
"""A question of one indicator, one that opens a follow-up, one that opens a long chain, a number of four measures."""


def lines(place: Path, quick: bool) -> list[Line]:
    computed = compute(EDITION, place / "in")
    depend = dependents(computed.results.compiled)
    questions = {question.id: question for question in computed.edition.questionnaire.questions}
    position = len(computed.units) // 2
    unit = computed.units[position]
    found = []
    for id, answer in CHANGES.items():
        work = partial(changed, computed.results, depend, unit, position, questions[id], answer)
        name = f"changed answer to {id} ({len(depend[id])} indicators)"
        found.append(Line(name, milliseconds(work, 50 if quick else 500), "limit", LIMIT_MS))
    return found
