"""The rules of the catalogue that take the engine: worked examples are worked, categories tried against each other."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.checks.subject import Fault, Find, Subject
from oppna.errors import Refused
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, WorkedExample
from oppna.model.placement import PlacementRule
from oppna.process.examples import overlaps, value_of


def examples_come_out(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for example in indicator.examples:
            value = _value(subject.edition, indicator, example)
            if value != example.expected:
                yield (
                    file,
                    f"exemplet {example.name}: väntat är {example.expected} men resultatet blir {value}. "
                    "Rätta exemplet eller regeln.",
                )


def _value(edition: Edition, indicator: Indicator, example: WorkedExample) -> str:
    try:
        if isinstance(indicator.rule, PlacementRule):
            return _of_person(indicator.rule, example)
        return value_of(edition, indicator, example.answers, example.register)
    except Refused as refused:
        return "avvisat: " + " ".join(problem.sentence for problem in refused.problems)


def _of_person(rule: PlacementRule, example: WorkedExample) -> str:
    """An imagined person in the engine that counts real ones; it is opened only where there is such an example."""
    from oppna.catalogue.registers import registers
    from oppna.engines.named import open_engine
    from oppna.registers.examples import outcome

    with open_engine() as engine:
        return outcome(rule, registers()[rule.result.register], example.register, engine)


def categories_exclude_each_other(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for sentence in overlaps(subject.edition, indicator):
            yield file, sentence


ENGINE: dict[str, Find] = {"R33": examples_come_out, "R34": categories_exclude_each_other}
