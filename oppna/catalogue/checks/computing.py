"""Rules on how an indicator is computed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from oppna.catalogue.checks.elsewhere import editions_asking
from oppna.catalogue.checks.subject import NUMBER_FIELDS, Fault, Subject, expressions_of, texts_of
from oppna.errors import quoted
from oppna.interchange.folder import ANSWERS, UNITS
from oppna.model.codes import Category, MeasureUnit
from oppna.model.indicator import (
    CategoryRule,
    Indicator,
    PublishedOnly,
    RatioRule,
    RegisterListRule,
    RegisterRatioRule,
    WorkedExample,
)
from oppna.model.placement import PlacementRule
from oppna.model.supply import ConcurrentSupply
from oppna.rules.binding import misfits
from oppna.rules.errors import RuleError
from oppna.rules.expression import questions_of
from oppna.rules.parse import parse_condition, parse_number

FIELD_NAMES = {
    "yes": "ja",
    "corrected": "rättad",
    "partly": "delvis",
    "not_applicable": "ej_aktuellt",
    "illogical": "ologisk",
    "numerator": "täljare",
    "denominator": "nämnare",
    "missing": "bortfall",
}
"""Fields of a rule as they stand in the file."""
LOOKS_ONLY = "illogical"
"""The condition that may look at questions an indicator does not require: it judges what is there."""
LEAST_EXAMPLES = 3
EXAMPLE_FILE = "bbic.csv"
_REGISTER_FILE = re.compile(r"[a-z0-9_-]+\.csv")
NO_CATEGORY = ("uppgift saknas", "ologisk uppgift")


def rules_parse(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for field, text in texts_of(indicator).items():
            try:
                parse_number(text) if field in NUMBER_FIELDS else parse_condition(text)
            except RuleError as error:
                yield file, f"regel.{FIELD_NAMES[field]}: {error}"


def rules_fit_the_questionnaire(subject: Subject) -> Iterator[Fault]:
    questions = subject.questions
    for file, indicator in subject.indicators:
        for field, expression in expressions_of(indicator).items():
            for sentence in misfits(expression, questions):
                yield file, f"regel.{FIELD_NAMES[field]}: {sentence}{_elsewhere(subject, questions_of(expression))}"


def required_questions_exist(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for id in indicator.questions if texts_of(indicator) else ():
            if id not in subject.questions:
                yield (
                    file,
                    f"frågor nämner {id}, som inte finns i formuläret. Rätta id eller lägg till frågan."
                    f"{_elsewhere(subject, (id,))}",
                )


def _elsewhere(subject: Subject, ids: Iterable[str]) -> str:
    """A sentence on where questions that this edition lacks are asked; "" where no edition has them."""
    missing = [id for id in ids if id not in subject.questions]
    told = [f"{id} finns i {', '.join(found)}" for id in missing if (found := editions_asking(id, subject.edition.id))]
    return f" {'; '.join(told)}: en indikator bygger bara på sin egen utgåvas frågor." if told else ""


def rules_look_at_required_questions(subject: Subject) -> Iterator[Fault]:
    questions = subject.questions
    for file, indicator in subject.indicators:
        optional = {id for id, question in questions.items() if not question.required}
        for field, expression in expressions_of(indicator).items():
            for id in questions_of(expression) if field != LOOKS_ONLY else ():
                if id in questions and id not in indicator.questions and id not in optional:
                    yield file, f"regel.{FIELD_NAMES[field]} ser på {id}, som inte står i frågor. Lägg till den."


def required_questions_matter(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        expressions = expressions_of(indicator)
        used = {id for expression in expressions.values() for id in questions_of(expression)}
        for id in indicator.questions if len(expressions) == len(texts_of(indicator)) > 0 else ():
            if id not in used:
                yield file, f"frågor kräver {id}, men regeln ser inte på den. Ta bort den eller rätta regeln."


def reported_as_agrees(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        expected = _reported_as(indicator)
        if expected is not None and indicator.reported_as != expected:
            yield file, f"redovisas_som är {indicator.reported_as} men regeln ger {expected}. Rätta det ena."


def _reported_as(indicator: Indicator) -> str | None:
    """What the rule can give, as it stands in `redovisas_som`; None for words the edition only publishes."""
    if isinstance(indicator.rule, CategoryRule):
        given = {
            Category.YES: True,
            Category.PARTLY: bool(indicator.rule.partly),
            Category.NO: True,
            Category.NOT_APPLICABLE: bool(indicator.rule.not_applicable),
        }
        return "/".join(category for category, possible in given.items() if possible)
    if isinstance(indicator.rule, RegisterListRule):
        return f"{Category.YES}/{Category.NO}"
    return None if indicator.unit is MeasureUnit.CATEGORY else str(indicator.unit)


def unit_agrees(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        in_words = indicator.unit is MeasureUnit.CATEGORY
        if isinstance(indicator.rule, CategoryRule | RegisterListRule) and not in_words:
            yield file, f"enhet är {indicator.unit} men regeln ger en kategori. Skriv kategori."
        if isinstance(indicator.rule, RatioRule | RegisterRatioRule) and in_words:
            yield file, "enhet är kategori men regeln ger ett tal. Skriv andel, timmar/vecka eller antal."


def published_words_are_categories(subject: Subject) -> Iterator[Fault]:
    order = [str(category) for category in Category]
    for file, indicator in subject.indicators:
        if not (indicator.reported_as or subject.complete):
            continue
        words = indicator.reported_as.split("/")
        if indicator.unit is MeasureUnit.CATEGORY and words != [word for word in order if word in words]:
            yield (
                file,
                f"redovisas_som är {indicator.reported_as}. Välj bland {', '.join(order)}, i den ordningen, med /.",
            )


def register_files_are_plain_names(subject: Subject) -> Iterator[Fault]:
    """The name is joined to a folder somebody gives: it may lead nowhere else."""
    for file, indicator in subject.indicators:
        if isinstance(indicator.rule, RegisterListRule | RegisterRatioRule):
            named = indicator.rule.file
            if not _REGISTER_FILE.fullmatch(named) or named in (UNITS, ANSWERS):
                yield file, f"regel.fil är {quoted(named)}. Skriv bara registerfilens eget namn, som {EXAMPLE_FILE}."


def limit_fits_the_rule(subject: Subject) -> Iterator[Fault]:
    """A figure that is only published may have been under the limit or not: its source says."""
    survey = (CategoryRule, RatioRule)
    for file, indicator in subject.indicators:
        if isinstance(indicator.rule, PublishedOnly):
            continue
        if indicator.nonresponse_limit and not isinstance(indicator.rule, survey):
            yield file, "bortfallsgräns gäller bara mått ur enkätsvar. Skriv false."
        if not indicator.nonresponse_limit and isinstance(indicator.rule, survey) and subject.edition.head.nonresponse:
            yield file, "bortfallsgräns gäller alla mått ur enkätsvar. Skriv true."


def enough_examples(subject: Subject) -> Iterator[Fault]:
    """A row with Ja needs no example; scenarios of the tests stand in."""
    for file, indicator in subject.indicators:
        if isinstance(indicator.rule, PublishedOnly) or not _can_be_worked(indicator):
            continue
        if len(indicator.examples) < LEAST_EXAMPLES:
            yield file, f"exempel har {len(indicator.examples)} räkneexempel. Ge minst {LEAST_EXAMPLES}."


def _can_be_worked(indicator: Indicator) -> bool:
    """Whether an example is one unit's answers, or one person's supplies."""
    return not isinstance(indicator.rule, PlacementRule) or isinstance(indicator.rule.result, ConcurrentSupply)


def examples_answer_in_the_forms_words(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for example in indicator.examples:
            for sentence in _answer_faults(subject, example):
                yield file, f"exemplet {example.name}: {sentence}"


def _answer_faults(subject: Subject, example: WorkedExample) -> Iterator[str]:
    for id, answer in example.answers.items():
        question = subject.questions.get(id)
        if question is None:
            yield f"frågan {id} finns inte i formuläret. Rätta id."
        elif question.kind == "val" and answer not in question.answers:
            yield f"{answer!r} är inget svar på {id}. Välj bland {', '.join(question.answers)}."


def examples_expect_something_possible(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        words = [*NO_CATEGORY, Category.NOT_APPLICABLE, *indicator.reported_as.split("/")]
        if isinstance(indicator.rule, PlacementRule):
            words = [Category.YES, Category.NO]
        for example in indicator.examples:
            number = not in_words(indicator) and not isinstance(indicator.rule, PlacementRule)
            if example.expected not in words and not (number and _is_number(example.expected)):
                yield (
                    file,
                    f"exemplet {example.name}: väntat är {example.expected}, som måttet inte kan bli. Rätta det.",
                )


def in_words(indicator: Indicator) -> bool:
    """Whether the indicator's value for a unit is a category."""
    return indicator.unit is MeasureUnit.CATEGORY


def _is_number(text: str) -> bool:
    whole, _, decimals = text.removeprefix("-").partition(".")
    return whole.isdecimal() and (decimals.isdecimal() or not decimals)


def example_names_unique(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        names = [example.name for example in indicator.examples]
        if len(set(names)) < len(names):
            yield file, "två exempel har samma namn. Ge dem olika namn."
