"""GSBPM 5.1 Integrate, last year's answers: the few of them that this year's rules look at.

An edition declares such an answer as a question of its own (`Question.last_year`). The file is checked as
this year's answers are, except that units come and go between years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec

from oppna.model.area import Unit
from oppna.model.questionnaire import Questionnaire
from oppna.process.integrate import Integrated, Row, integrate


def integrate_previous(
    rows: Iterable[Row],
    units: Sequence[Unit],
    cities: Mapping[str, str],
    form: Questionnaire,
    *,
    file: str,
    scale: int,
) -> Integrated:
    """Last year's answers on the ids this edition gives them. What it does not look at is passed over unread."""
    then = {question.last_year: question for question in form.remembered}
    unread = {question.id for question in form.form} - then.keys()
    questions = [msgspec.structs.replace(question, id=id, last_year="") for id, question in then.items()]
    looked_at = (row for row in rows if row[1][1].strip() not in unread)
    found = integrate(looked_at, units, cities, questions, file=file, scale=scale, other_units=True)
    renamed = {then[id].id: answers for id, answers in found.planes.choices.items()}
    told = [
        msgspec.structs.replace(finding, sentence=f"{file}, året innan: {finding.sentence}")
        for finding in found.findings
    ]
    return replace(found, planes=replace(found.planes, choices=renamed), findings=told)


def with_previous(this_year: Integrated, last_year: Integrated) -> Integrated:
    """This year's answers with last year's beside them."""
    choices = {**this_year.planes.choices, **last_year.planes.choices}
    return Integrated(
        replace(this_year.planes, choices=choices),
        this_year.written,
        [*this_year.problems, *last_year.problems],
        [*this_year.warnings, *last_year.warnings],
        [*this_year.findings, *last_year.findings],
    )
