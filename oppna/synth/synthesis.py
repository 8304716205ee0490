"""A whole made-up round: the way on one page."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from oppna.catalogue.frame import frame_file, load_frame
from oppna.catalogue.load import load_edition
from oppna.interchange.table import read_table
from oppna.model.answer import Answer
from oppna.model.area import Unit
from oppna.model.edition import Edition
from oppna.synth.blocks import dealt
from oppna.synth.chance import shared_out, shuffled, stream
from oppna.synth.hours import lead
from oppna.synth.plan import Plan, RegisterPlan, StaffPlan, load_plan
from oppna.synth.quality import latent, ranked
from oppna.synth.registers import Children, children, licences
from oppna.synth.response import silent_units
from oppna.synth.review import refuse_faulty
from oppna.synth.staff import Shares, answers, cast, staffed
from oppna.synth.targets import published_shares, share
from oppna.synth.truth import MISSING, Truth, in_words, staff_truths

Answered = dict[str, dict[str, str]]
"""Unit → question → answer."""
Truths = dict[tuple[str, str], Truth]
"""(unit, indicator) → what it is."""


class Synthesis(msgspec.Struct, frozen=True):
    """A made-up round: the answers, those of the year before, the registers and the truth."""

    edition: Edition
    seed: int
    answers: tuple[Answer, ...]
    previous: tuple[Answer, ...]
    licences: tuple[str, ...]
    children: tuple[Children, ...]
    truth: Truths


class Making(msgspec.Struct, frozen=True):
    """What every step needs: the plan, the respondents with their hidden quality, and who is silent."""

    edition: Edition
    plan: Plan
    seed: int
    units: tuple[Unit, ...]
    quality: dict[str, int]
    silent: dict[str, set[str]]
    published: dict[str, Fraction]

    def answering(self, part: str) -> list[Unit]:
        return [unit for unit in self.units if unit.unit not in self.silent[part]]

    def ranked(self, part: str, name: str) -> list[Unit]:
        """Those who answer the part, best first on the matter called `name`."""
        units = self.answering(part) if part in self.silent else self.units
        return ranked(units, self.quality, self.plan.quality.noise, self.seed, name)


def synthesise(edition_id: str, seed: int) -> Synthesis:
    """Make a round of the edition up. The same seed gives the same round, whenever and wherever."""
    edition = load_edition(edition_id)
    plan = load_plan(edition_id)
    refuse_faulty(plan, edition)
    making = _making(edition, plan, load_frame(edition_id), seed)
    answered: Answered = {unit.unit: {} for unit in making.units}
    truth: Truths = dict.fromkeys(((u.unit, i.id) for u in making.units for i in edition.of_units), MISSING)
    _answer_in_words(making, answered, truth)
    inhabitants = _inhabitants(making)
    if plan.staff:
        _answer_on_staff(making, plan.staff, inhabitants, answered, truth)
    listed, register = _registers(making, plan.registers, inhabitants, truth)
    _fill_in(making, answered)
    rows = [*_in_form_order(edition, answered), *_oddities(making, answered)]
    now, before = _by_year(edition, rows)
    return Synthesis(edition, seed, now, before, tuple(listed), tuple(register), truth)


def _making(edition: Edition, plan: Plan, units: tuple[Unit, ...], seed: int) -> Making:
    quality = latent(units, plan.quality, seed)
    silent = silent_units(edition, units, plan.nonresponse, seed)
    return Making(edition, plan, seed, units, quality, silent, published_shares(plan.likeness))


def _answer_in_words(making: Making, answered: Answered, truth: Truths) -> None:
    for block in making.plan.blocks:
        name = block.indicators[0]
        units = making.ranked(making.edition.indicator(name).part, name)
        target = share(block.target, making.published)
        outcomes = making.plan.outcomes(block)
        outside, alike = block.not_applicable, block.not_applicable_as
        for unit, outcome in dealt(units, outcomes, target, outside, making.seed, name, alike).items():
            answered[unit] |= outcome.answers
            truth |= {(unit, i): in_words(value) for i, value in zip(block.indicators, outcome.gives, strict=True)}


def _answer_on_staff(
    making: Making, plan: StaffPlan, inhabitants: Mapping[str, int], answered: Answered, truth: Truths
) -> None:
    units = making.ranked(making.edition.indicator(plan.least_three.indicator).part, plan.staff)
    roles = cast(sorted(units, key=lambda unit: unit.unit), plan, making.seed)
    everyone = staffed(units, inhabitants, roles, _shares(making, plan), plan, making.seed)
    if plan.hours:
        lead(everyone, roles, share(plan.hours.target, making.published), making.seed)
    for unit, staff in everyone.items():
        truth |= {(unit, i): value for i, value in staff_truths(unit, staff, roles, plan).items()}
        answered[unit] |= answers(staff, unit, roles, plan)


def _shares(making: Making, plan: StaffPlan) -> Shares:
    measures = (plan.least_one, plan.least_three, plan.over_five, plan.consultant_share)
    return Shares(*(int(share(measure.target, making.published) * 1000) for measure in measures))


def _registers(
    making: Making, plan: RegisterPlan, inhabitants: Mapping[str, int], truth: Truths
) -> tuple[list[str], list[Children]]:
    listed: list[str] = []
    rows: list[Children] = []
    if plan.licence:
        units = making.ranked("", plan.licence.indicator)
        listed, licensed = licences(units, plan.licence, share(plan.licence.target, making.published))
        truth |= {(unit, plan.licence.indicator): value for unit, value in licensed.items()}
    if plan.children:
        target = share(plan.children.target, making.published)
        rows, longterm = children(making.units, inhabitants, plan.children, target, making.seed)
        truth |= {(unit, plan.children.indicator): value for unit, value in longterm.items()}
    return listed, rows


def _inhabitants(making: Making) -> dict[str, int]:
    """Unit → inhabitants; a district has an equal part of the city's, which stands in the frame."""
    table = read_table(frame_file(making.edition.head), ("unit", "population"))
    known = {unit: int(population or 0) for _, (unit, population) in table}
    for city in sorted({unit.municipality for unit in making.units if unit.is_district}):
        districts = [unit.unit for unit in making.units if unit.is_district and unit.municipality == city]
        known |= zip(districts, shared_out(known[city], [1] * len(districts)), strict=True)
    return known


def _fill_in(making: Making, answered: Answered) -> None:
    """Answers to questions no indicator needs, by a fixed share of those they are put to."""
    for filling in making.plan.filling:
        part = making.edition.question(filling.question).part
        asked = [u.unit for u in making.answering(part) if filling.when.items() <= answered[u.unit].items()]
        order = shuffled(asked, stream(making.seed, "ifyllnad", filling.question))
        cut = len(order) * filling.of_100 // 100
        for number, unit in enumerate(order):
            if answer := filling.answer if number < cut else filling.otherwise:
                answered[unit][filling.question] = answer


def _in_form_order(edition: Edition, answered: Answered) -> list[Answer]:
    place = {question.id: number for number, question in enumerate(edition.questionnaire.questions)}
    return [
        Answer(unit, question, answers[question])
        for unit, answers in answered.items()
        for question in sorted(answers, key=place.__getitem__)
    ]


def _oddities(making: Making, answered: Answered) -> list[Answer]:
    rows: list[Answer] = []
    for number, odd in enumerate(making.plan.oddities):
        alike = [unit for unit, answers in answered.items() if odd.when.items() <= answers.items()]
        drawn = shuffled(alike, stream(making.seed, "särfall", str(number)))[: odd.number]
        units = [odd.unit] if odd.unit else sorted(drawn)
        rows += [Answer(unit, question, answer) for unit in units for question, answer in odd.answers.items()]
    return rows


def _by_year(edition: Edition, rows: list[Answer]) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """This year's answers, and those of the year before on the ids they had then."""
    then = {question.id: question.last_year for question in edition.questionnaire.remembered}
    now = tuple(row for row in rows if row.question not in then)
    return now, tuple(Answer(row.unit, then[row.question], row.answer) for row in rows if row.question in then)
