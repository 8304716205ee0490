"""The chain behind a figure: value, rule, answers, question, role and time, checks, suppression, and the rerun."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.record import Step
from oppna.disseminate.fair.right import check_lines, recomputed
from oppna.disseminate.fair.same import rule_of
from oppna.disseminate.fair.who import NO_PERSON, collected, period, sender
from oppna.disseminate.products.words import over_limit
from oppna.model.codes import STATUS_TEXT, Status
from oppna.model.placement import PlacementRule
from oppna.model.questionnaire import Question
from oppna.rules.secrecy_words import of_secrecy
from oppna.swedish import date

_TOLD_ELSEWHERE = frozenset({"Bortfallsgräns", "Värde", "Källa"})
"""Steps of the explanation that have a place of their own in the chain."""


def chain(case: Case) -> tuple[Step, ...]:
    """From the value back to the answers, and how both were looked after."""
    told = {step.heading: step.lines for step in case.told.steps}
    return (
        Step("Värde", (case.shown.text, *_counts(case, told.get("Värde", ())))),
        Step("Regel", (rule_of(case),)),
        *(Step(heading, lines) for heading, lines in told.items() if heading not in _TOLD_ELSEWHERE),
        *_questions(case, told),
        Step("Roll och tid", tuple(_role(case))),
        Step("Kontroller", check_lines(case)),
        Step("Bortfall och sekretess", tuple(_suppression(case, told.get("Bortfallsgräns", ())))),
        Step("Omräkning", (recomputed(case),)),
    )


def _counts(case: Case, lines: tuple[str, ...]) -> Iterator[str]:
    """The division behind a share. A fixed text or a word says all there is."""
    if case.cell.denominator and case.cell.value not in ("", *lines):
        yield from (line for line in lines if "/" in line)


def _questions(case: Case, told: dict[str, tuple[str, ...]]) -> Iterator[Step]:
    """The questions in their own words, where the answers do not already tell them, and what their words mean."""
    every = [question for question in case.release.edition.questionnaire.questions if question.id in case.questions]
    if not every:
        return
    if "Frågor och svar" not in told:
        yield Step("Frågor", tuple(map(_wording, every)))
    meant = {id for question in every for id in question.definitions}
    words = [one for one in case.release.edition.questionnaire.definitions if one.id in meant]
    if words:
        yield Step("Ord som frågorna definierar", tuple(f"{one.term}: {one.text}" for one in words))


def _wording(question: Question) -> str:
    item = f" … {question.item}" if question.item else ""
    return f"{question.id} {question.wording}{item}"


def _role(case: Case) -> Iterator[str]:
    yield sender(case)
    yield f"Siffran gäller {period(case)}."
    if case.from_answers and case.release.head.origin == "computed":
        yield f"Svaren kom in: {collected(case)[0].lower()}{collected(case)[1:]}"
        yield NO_PERSON
    yield f"Publicerad {date(case.release.head.date)} i version {case.release.head.version}."


def _suppression(case: Case, lines: tuple[str, ...]) -> Iterator[str]:
    """Why the figure is shown, or not."""
    rule = case.release.edition.head.nonresponse
    if case.cell.status is Status.SUPPRESSED_NONRESPONSE:
        yield "Räkningen visas inte steg för steg: den skulle säga det som är dolt."
    if isinstance(case.indicator.rule, PlacementRule):
        yield from of_secrecy(case.release.edition.head.secrecy)
        hidden = case.cell.status is Status.CONFIDENTIAL
        yield f"Här: {STATUS_TEXT[Status.CONFIDENTIAL]}." if hidden else "Här visas värdet."
    elif case.is_unit and case.from_answers:
        yield "Bortfallsgränsen gäller grupper. En uppgiftslämnares eget svar visas alltid som det är."
    elif lines:
        yield from lines
    elif rule is None or not case.indicator.nonresponse_limit:
        yield "Gränsen för bortfall gäller inte detta mått."
    else:
        yield f"En grupps värde visas inte när {over_limit(rule)}."
