"""Rules on what an indicator says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from oppna.catalogue import codelists
from oppna.catalogue.checks.calendar import is_date
from oppna.catalogue.checks.subject import Fault, Subject, repeated, texts_of
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Source

REGISTER_PART = "R"
"""The part of an indicator that comes from registers and not from the form."""
DOCUMENT = re.compile(r"\d{3}")
LINES = re.compile(r"\d+(-\d+)?(, ?\d+(-\d+)?)*")
KOLADA_ID = re.compile(r"[NU]\d{5}")
TEXTS = {
    "kind": "typ",
    "measure": "mått",
    "purpose": "syfte",
    "target": "målvärde",
    "data_source": "datakälla",
    "error_sources": "felkällor",
    "coverage": "datatäckning",
    "indicator_area": "indikatorområde",
}
"""Texts that only an incomplete edition may lack."""
ALWAYS = {"name": "namn", "short_name": "kortnamn"}


def dimension_and_quality_area_agree(subject: Subject) -> Iterator[Fault]:
    areas = codelists.quality_areas()
    without_areas = codelists.dimensions().keys() - {area.dimension for area in areas.values()}
    for file, indicator in subject.indicators:
        if not (indicator.dimension and indicator.quality_area) and (indicator.background or not subject.complete):
            continue
        if indicator.dimension not in codelists.dimensions():
            yield file, _not_in("dimension", indicator.dimension, codelists.dimensions())
        elif indicator.dimension in without_areas and not indicator.quality_area:
            continue
        elif indicator.quality_area not in areas:
            yield file, _not_in("kvalitetsområde", indicator.quality_area, areas)
        elif areas[indicator.quality_area].dimension != indicator.dimension:
            right = areas[indicator.quality_area].dimension
            yield file, f"kvalitetsområdet {indicator.quality_area} hör till dimensionen {right}. Rätta det ena."


def _not_in(field: str, value: str, known: dict[str, codelists.Dimension] | dict[str, codelists.QualityArea]) -> str:
    return f"{field} är {value!r}, som inte finns i codelists/dimensioner.yaml. Välj bland {', '.join(known)}."


def part_agrees_with_questions(subject: Subject) -> Iterator[Fault]:
    parts = {part.id for part in subject.edition.questionnaire.parts}
    for file, indicator in subject.indicators:
        if texts_of(indicator):
            found = {subject.questions[id].part for id in indicator.questions if id in subject.questions}
            if found and found != {indicator.part}:
                yield file, f"del är {indicator.part} men frågorna hör till {', '.join(sorted(found))}. Rätta det ena."
        elif parts and indicator.part not in parts | {REGISTER_PART}:
            yield file, f"del är {indicator.part}. Välj bland {', '.join(sorted(parts | {REGISTER_PART}))}."


def levels_listed_once(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        if not indicator.levels:
            yield file, "nivåer är tom. Ange minst en nivå."
        for level in repeated(indicator.levels):
            yield file, f"nivåer räknar upp {level} två gånger. Behåll den ena."


def period_is_real(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        start, end = indicator.period.start, indicator.period.end
        wrong = [text for text in (start, end) if not is_date(text)]
        for text in wrong:
            yield file, f"mätperiod har {text!r}, som inte är ett datum. Skriv ÅÅÅÅ-MM-DD."
        if not wrong and start > end:
            yield file, f"mätperioden slutar {end}, före sin början {start}. Byt plats på dem."


def kolada_id_or_reason(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        link = indicator.kolada
        if bool(link.id) == bool(link.reason):
            yield file, "kolada ska ha antingen id eller skäl till att id saknas. Behåll eller lägg till det ena."
        if link.id and not KOLADA_ID.fullmatch(link.id):
            yield file, f"kolada.id är {link.id!r}. Ett nyckeltals id är N eller U och fem siffror."


def sources_have_the_form(subject: Subject) -> Iterator[Fault]:
    places = [(subject.head_file, subject.edition.head), (subject.questionnaire_file, subject.edition.questionnaire)]
    for file, thing in [*places, *subject.indicators]:
        for source in _sources_in(thing):
            if not DOCUMENT.fullmatch(source.document):
                yield file, f"källans dokument är {source.document!r}. Skriv källans tre siffror."
            if not LINES.fullmatch(source.lines):
                yield file, f"källans rader är {source.lines!r}. Skriv som 12-34 eller 12-34, 56."


def _sources_in(thing: object) -> Iterator[Source]:
    """Every source anywhere in a noun."""
    if isinstance(thing, Source):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for value in msgspec.structs.astuple(thing):
            yield from _sources_in(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from _sources_in(value)


def no_empty_texts(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for field, name in (ALWAYS | TEXTS if subject.complete else ALWAYS).items():
            if not getattr(indicator, field).strip():
                yield file, f"{name} är tomt. Fyll i det, eller säg i edition.yaml varför utgåvan är ofullständig."


def comparisons_have_reasons(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for comparison in (*indicator.between_years, *indicator.between_areas):
            if comparison.verdict in ("påverkad", "ej jämförbar") and not comparison.reason:
                yield file, f"jämförbarheten med {comparison.with_} är {comparison.verdict}, utan skäl. Skriv skälet."


def comparisons_listed_once(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        for name in _compared_twice(indicator):
            yield file, f"jämförbarheten med {name} står två gånger. Behåll den ena."
        if subject.edition.id in [comparison.with_ for comparison in indicator.between_years]:
            yield file, "jämförbarhet_år jämför utgåvan med sig själv. Ta bort raden."


def _compared_twice(indicator: Indicator) -> list[str]:
    return [
        *repeated(comparison.with_ for comparison in indicator.between_years),
        *repeated(comparison.with_ for comparison in indicator.between_areas),
    ]


def next_review_is_a_date(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        if indicator.next_review and not is_date(indicator.next_review):
            yield file, f"nästa_granskning är {indicator.next_review!r}. Skriv ÅÅÅÅ-MM-DD, eller lämna tomt."


def target_fits_direction(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        if indicator.direction == "ingen" and not indicator.background:
            yield file, "riktning är ingen, men bara bakgrundsmått saknar önskad riktning. Skriv högre eller lägre."
