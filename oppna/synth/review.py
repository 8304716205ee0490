"""Is the plan about this edition? Every question, answer and indicator in it must be the edition's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from oppna.errors import Problem, Refused
from oppna.model.edition import Edition
from oppna.synth.plan import Block, Outcome, Plan

FILE = "synth.yaml"


def refuse_faulty(plan: Plan, edition: Edition) -> None:
    """Refused with every fault of the plan."""
    sentences = [
        *_blocks(plan, edition),
        *_coverage(plan, edition),
        *_filling(plan, edition),
        *_response(plan, edition),
    ]
    if sentences:
        raise Refused(Problem(FILE, 0, "FEL_PLAN", sentence) for sentence in sentences)


def _blocks(plan: Plan, edition: Edition) -> Iterator[str]:
    for block in plan.blocks:
        if block.template and block.template not in plan.templates:
            yield f"mallen {block.template} finns inte. Välj bland {', '.join(plan.templates)}."
            continue
        for outcome in plan.outcomes(block):
            yield from _outcome(outcome, block, edition)


def _outcome(outcome: Outcome, block: Block, edition: Edition) -> Iterator[str]:
    if len(outcome.gives) != len(block.indicators):
        yield f"ett utfall för {block.indicators[0]} ger {len(outcome.gives)} facit till {len(block.indicators)}."
    for question, answer in outcome.answers.items():
        yield from _answer(question, answer, edition)


def _answer(question: str, answer: str, edition: Edition) -> Iterator[str]:
    options = {q.id: q.answers for q in edition.questionnaire.questions}
    if question not in options:
        yield f"frågan {question} finns inte i utgåvan {edition.id}. Ta bort den ur planen."
    elif options[question] and answer not in options[question]:
        yield f"frågan {question} har inte svaret {answer!r}. Välj bland {', '.join(options[question])}."


def _coverage(plan: Plan, edition: Edition) -> Iterator[str]:
    """Every indicator that is computed is decided exactly once."""
    decided = Counter(indicator for block in plan.blocks for indicator in block.indicators)
    decided.update(plan.staff.indicators if plan.staff else ())
    decided.update(plan.registers.indicators)
    for indicator in edition.of_units:
        if decided[indicator.id] != 1:
            yield f"indikatorn {indicator.id} avgörs {decided[indicator.id]} gånger. Den ska avgöras en gång."
    for unknown in sorted(decided.keys() - {indicator.id for indicator in edition.of_units}):
        yield f"indikatorn {unknown} finns inte att räkna i utgåvan {edition.id}. Ta bort den ur planen."


def _filling(plan: Plan, edition: Edition) -> Iterator[str]:
    for filling in plan.filling:
        for answer in filter(None, (filling.answer, filling.otherwise)):
            yield from _answer(filling.question, answer, edition)


def _response(plan: Plan, edition: Edition) -> Iterator[str]:
    stated = {row.part for row in edition.head.response} | plan.nonresponse.percent.keys()
    for part in edition.questionnaire.parts:
        if part.id not in stated:
            yield (
                f"edition.yaml säger inte hur många som svarade på del {part.id}. "
                "Fyll i svarsfrekvens där, eller svarsprocent i planen."
            )
