"""Rules on the questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.checks.subject import Fault, Subject, condition, repeated
from oppna.model.questionnaire import Question
from oppna.rules.binding import misfits
from oppna.rules.errors import RuleError
from oppna.rules.expression import questions_of
from oppna.rules.parse import parse_condition


def ids_unique(subject: Subject) -> Iterator[Fault]:
    form = subject.edition.questionnaire
    ids = {
        "delen": [part.id for part in form.parts],
        "definitionen": [definition.id for definition in form.definitions],
        "frågan": [question.id for question in form.questions],
        "kontrollen": [check.id for check in form.checks],
    }
    for what, listed in ids.items():
        for id in repeated(listed):
            yield subject.questionnaire_file, f"{what} {id} står två gånger. Behåll den ena."


def part_exists(subject: Subject) -> Iterator[Fault]:
    parts = {part.id for part in subject.edition.questionnaire.parts}
    for question in subject.edition.questionnaire.questions:
        if question.part not in parts:
            yield _at(subject, question, f"del {question.part} finns inte. Välj bland {', '.join(sorted(parts))}.")


def options_fit_kind(subject: Subject) -> Iterator[Fault]:
    for question in subject.edition.questionnaire.questions:
        if question.kind == "val" and len(question.options) < 2:
            yield _at(subject, question, "en fråga av typen val har minst två alternativ. Lägg till dem.")
        if question.kind != "val" and question.options:
            yield _at(subject, question, f"en fråga av typen {question.kind} har inga alternativ. Ta bort dem.")
        for answer in repeated(question.answers):
            yield _at(subject, question, f"svaret {answer} står två gånger. Behåll det ena.")


def number_fields_fit_kind(subject: Subject) -> Iterator[Fault]:
    for question in subject.edition.questionnaire.questions:
        if question.kind == "tal" and not question.measured:
            yield _at(subject, question, "en fråga av typen tal behöver enhet. Lägg till den.")
        if question.kind != "tal" and (question.measured or question.decimals or question.nonresponse_code):
            yield _at(subject, question, "enhet, decimaler och bortfallskod hör till typen tal. Ta bort dem.")


def routing_refers_back(subject: Subject) -> Iterator[Fault]:
    """Earlier questions only: that is also what keeps routing free of circles."""
    earlier: dict[str, Question] = {}
    for question in subject.edition.questionnaire.questions:
        if question.asked_if:
            yield from _routing_faults(subject, question, earlier)
        earlier[question.id] = question


def _routing_faults(subject: Subject, question: Question, earlier: dict[str, Question]) -> Iterator[Fault]:
    try:
        node = parse_condition(question.asked_if)
    except RuleError as error:
        yield _at(subject, question, f"ställs_om: {error}")
        return
    late = [id for id in questions_of(node) if id in subject.questions and id not in earlier]
    for id in late:
        yield _at(
            subject, question, f"ställs_om ser på {id}, som inte står tidigare. Flytta frågan eller ändra villkoret."
        )
    if not late:
        for sentence in misfits(node, earlier):
            yield _at(subject, question, f"ställs_om: {sentence}")


def definitions_exist_and_are_used(subject: Subject) -> Iterator[Fault]:
    form = subject.edition.questionnaire
    known = {definition.id for definition in form.definitions}
    for question in form.questions:
        for id in question.definitions:
            if id not in known:
                yield _at(subject, question, f"definitionen {id} finns inte. Lägg till den eller rätta nyckeln.")
    used = {id for question in form.questions for id in question.definitions}
    for definition in form.definitions:
        if definition.id not in used:
            yield (
                subject.questionnaire_file,
                f"definitionen {definition.id} används inte av någon fråga. Ta bort den eller koppla den.",
            )


def checks_parse_and_fit(subject: Subject) -> Iterator[Fault]:
    for check in subject.edition.questionnaire.checks:
        try:
            sentences = list(misfits(parse_condition(check.condition), subject.questions))
        except RuleError as error:
            sentences = [str(error)]
        for sentence in sentences:
            yield subject.questionnaire_file, f"kontrollen {check.id}, villkor: {sentence}"


def checks_name_their_questions(subject: Subject) -> Iterator[Fault]:
    for check in subject.edition.questionnaire.checks:
        node = condition(check.condition)
        if node is not None and set(questions_of(node)) != set(check.questions):
            yield (
                subject.questionnaire_file,
                f"kontrollen {check.id}: frågor ska vara just {', '.join(questions_of(node))}, som villkoret ser på. "
                "Rätta listan.",
            )


def last_year_only_looked_at(subject: Subject) -> Iterator[Fault]:
    """What was answered the year before is known or not; nobody can be made to answer it now."""
    remembered = subject.edition.questionnaire.remembered
    for question in remembered:
        if question.kind != "val" or question.required or question.asked_if:
            yield _at(
                subject,
                question,
                "med förra_året ska typ vara val och obligatorisk false, utan ställs_om. Rätta fälten.",
            )
    for id in repeated(question.last_year for question in remembered):
        yield subject.questionnaire_file, f"två frågor hämtar förra årets svar på {id}. Behåll den ena."
    yield from _built_upon(subject, {question.id for question in remembered})


def _built_upon(subject: Subject, remembered: set[str]) -> Iterator[Fault]:
    for question in subject.edition.questionnaire.questions:
        node = condition(question.asked_if) if question.asked_if else None
        for id in remembered.intersection(questions_of(node) if node else ()):
            yield _at(subject, question, f"ställs_om ser på {id}, som är ett svar från förra året. Ändra villkoret.")
    for check in subject.edition.questionnaire.checks:
        for id in remembered.intersection(check.questions):
            yield (
                subject.questionnaire_file,
                f"kontrollen {check.id} ser på {id}, som är ett svar från förra året. Ändra villkoret.",
            )
    for file, indicator in subject.indicators:
        for id in remembered.intersection(indicator.questions):
            yield file, f"frågor kräver {id}, som är ett svar från förra året. Ta bort den; regeln får ändå se på den."


def no_empty_texts(subject: Subject) -> Iterator[Fault]:
    form = subject.edition.questionnaire
    texts = [
        *((f"delen {part.id}: namn", part.name) for part in form.parts),
        *((f"definitionen {definition.id}: term", definition.term) for definition in form.definitions),
        *((f"definitionen {definition.id}: text", definition.text) for definition in form.definitions),
        *((f"frågan {question.id}: fråga", question.wording) for question in form.questions),
        *((f"frågan {q.id}: ett alternativs svar", answer) for q in form.questions for answer in q.answers),
        *((f"kontrollen {check.id}: mening", check.sentence) for check in form.checks),
    ]
    for place, text in texts:
        if not text.strip():
            yield subject.questionnaire_file, f"{place} är tom. Fyll i texten."


def _at(subject: Subject, question: Question, sentence: str) -> Fault:
    return subject.questionnaire_file, f"frågan {question.id}: {sentence}"
