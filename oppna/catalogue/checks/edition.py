"""Rules on the edition as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oppna.catalogue.checks.calendar import is_date
from oppna.catalogue.checks.subject import Fault, Subject, repeated
from oppna.swedish import round_half_up


def response_percentages_add_up(subject: Subject) -> Iterator[Fault]:
    head = subject.edition.head
    for row in head.response:
        exact = Fraction(100 * row.answered, head.objects) if head.objects > 0 else Fraction(0)
        percent = int(round_half_up(exact, 0))
        if percent != row.percent:
            yield (
                subject.head_file,
                f"svarsfrekvensen för {row.name} är {row.percent} procent, men {row.answered} av {head.objects} är "
                f"{percent}. Rätta det som är fel.",
            )


def response_parts_exist(subject: Subject) -> Iterator[Fault]:
    parts = {part.id for part in subject.edition.questionnaire.parts}
    named = [row.part for row in subject.edition.head.response if row.part]
    for part in named:
        if part not in parts:
            yield subject.head_file, f"svarsfrekvens nämner delen {part}, som inte finns i formuläret. Rätta den."
    for part in repeated(tuple(named)):
        yield subject.head_file, f"svarsfrekvens nämner delen {part} två gånger. Behåll den ena."


def unusable_names_indicators(subject: Subject) -> Iterator[Fault]:
    known = {indicator.id for indicator in subject.edition.indicators}
    for row in subject.edition.head.unusable:
        for id in row.indicators:
            if id not in known:
                yield subject.head_file, f"oanvändbara_svar nämner {id}, som inte finns. Rätta id."


def dates_are_real(subject: Subject) -> Iterator[Fault]:
    head, collection = subject.edition.head, _collection(subject)
    own = [head.measurement_day] if head.measurement_day or subject.complete else []
    wrong = [text for text in own + collection if not is_date(text)]
    for text in wrong:
        yield subject.head_file, f"{text!r} är inte ett datum. Skriv ÅÅÅÅ-MM-DD."
    if not wrong and collection != sorted(collection):
        yield subject.head_file, "datumen i insamling står inte i tidsordning. Rätta dem."


def _collection(subject: Subject) -> list[str]:
    """The dates of the survey round, in the order they should have."""
    dates = subject.edition.head.dates
    if dates is None:
        return []
    reopened = [day for day in (dates.reopened, dates.closed_again) if day]
    return [dates.sent, *dates.reminders, dates.closed, *reopened]


def texts_not_empty(subject: Subject) -> Iterator[Fault]:
    head = subject.edition.head
    named = {"namn": head.name, "område": head.service_area, "utgivare": head.publisher}
    named |= {f"metod.{heading}": text for heading, text in head.method.items()}
    for field, text in named.items():
        if not text.strip():
            yield subject.head_file, f"{field} är tomt. Fyll i det."


def complete_edition_says_all(subject: Subject) -> Iterator[Fault]:
    head = subject.edition.head
    given = {
        "bortfallsregel": head.nonresponse,
        "insamling": head.dates,
        "svarsfrekvens": head.response,
        "metod": head.method,
    }
    for field, value in given.items():
        if subject.complete and not value:
            yield subject.head_file, f"{field} saknas. Lägg till det, eller säg varför utgåvan är ofullständig."


def bare_primary_has_a_reason(subject: Subject) -> Iterator[Fault]:
    secrecy = subject.edition.head.secrecy
    if not secrecy.secondary and not secrecy.reason.strip():
        yield subject.head_file, "sekretess har sekundär: false utan skäl. Skriv skälet, eller ta bort raden."


def secrecy_limits_hold_together(subject: Subject) -> Iterator[Fault]:
    primary = subject.edition.head.secrecy.primary
    if primary.fewest < 2:
        yield subject.head_file, f"sekretess har minsta_antal {primary.fewest}, som inte döljer något. Sätt minst 2."
    if primary.denominator < primary.fewest:
        yield (
            subject.head_file,
            f"sekretess har minsta_nämnare {primary.denominator}, mindre än minsta_antal {primary.fewest}. Höj den.",
        )
    if primary.span < primary.fewest:
        yield (
            subject.head_file,
            f"sekretess har spännvidd {primary.span}, mindre än minsta_antal {primary.fewest}. Då kan 0 och ett tal "
            "som får visas inte båda vara möjliga. Höj den.",
        )
