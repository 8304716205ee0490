"""Rules on the frame, the printed population groups and the code lists."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue import codelists
from oppna.catalogue.checks.subject import Fault, Subject, repeated
from oppna.interchange.units import population_group
from oppna.model.area import Unit


def units_named_and_counted(subject: Subject) -> Iterator[Fault]:
    for unit in subject.frame.units:
        if not unit.name:
            yield _at(subject, unit, "name är tomt. Fyll i namnet.")
        if not unit.is_district and not unit.population:
            yield _at(subject, unit, "population saknas. Fyll i antalet invånare.")


def county_known(subject: Subject) -> Iterator[Fault]:
    names = set(codelists.counties().values())
    for unit in subject.frame.units:
        if unit.county not in names:
            yield _at(subject, unit, f"county är {unit.county!r}, som inte finns i codelists/lan.yaml. Rätta det.")


def county_agrees_with_code(subject: Subject) -> Iterator[Fault]:
    counties = codelists.counties()
    for unit in subject.frame.units:
        expected = counties.get(unit.municipality[:2])
        if unit.county in counties.values() and unit.county != expected:
            yield _at(subject, unit, f"county är {unit.county} men koden hör till {expected}. Rätta det ena.")


def skr_group_known(subject: Subject) -> Iterator[Fault]:
    for unit in subject.frame.units:
        if unit.skr_group not in codelists.skr_groups():
            yield _at(
                subject,
                unit,
                f"skr_group är {unit.skr_group!r}, som inte finns i codelists/skr_grupper.yaml. Rätta den.",
            )


def cities_in_the_frame(subject: Subject) -> Iterator[Fault]:
    for code, name in subject.frame.cities.items():
        if not name:
            yield subject.frame_file, f"staden {code} saknar en egen rad med namn. Lägg till den eller rätta koden."


def objects_as_the_source_says(subject: Subject) -> Iterator[Fault]:
    objects = len(subject.frame.units)
    if objects and objects != subject.edition.head.objects:
        yield (
            subject.frame_file,
            f"ramen har {objects} objekt men edition.yaml säger {subject.edition.head.objects}. Rätta det ena.",
        )


def printed_groups_cover_the_frame(subject: Subject) -> Iterator[Fault]:
    rows = subject.material.group_rows
    own = {unit.unit: unit.name for unit in subject.frame.units if not unit.is_district}
    municipalities = own | dict(subject.frame.cities)
    listed = [municipality for municipality, _ in rows]
    for code in repeated(tuple(listed)):
        yield subject.groups_file, f"kommunen {code} står två gånger. Behåll den ena raden."
    for code in listed:
        if municipalities and code not in municipalities:
            yield subject.groups_file, f"kommunen {code} finns inte i ramen. Rätta koden."
    for code, name in municipalities.items():
        if rows and code not in listed:
            yield subject.groups_file, f"{name} ({code}) saknar tryckt grupp. Lägg till kommunen."


def printed_groups_known(subject: Subject) -> Iterator[Fault]:
    for code, group in subject.material.group_rows:
        if group not in codelists.population_groups():
            yield subject.groups_file, f"kommunen {code} har grupp {group!r}, som inte finns. Välj 1–5."


def code_lists_hold_together(subject: Subject) -> Iterator[Fault]:
    for key, area in codelists.quality_areas().items():
        if area.dimension not in codelists.dimensions():
            yield (
                "codelists/dimensioner.yaml",
                f"{key} hör till dimensionen {area.dimension}, som inte finns. Rätta den.",
            )
    groups = codelists.population_groups()
    if codelists.district_group() not in groups:
        yield "codelists/befolkningsgrupper.yaml", "stadsdelars_grupp finns inte bland grupperna. Rätta den."
    for code, group in groups.items():
        last = group.start if group.end is None else group.end
        if {population_group(group.start), population_group(last)} != {code}:
            yield "codelists/befolkningsgrupper.yaml", f"gränserna för grupp {code} är inte metodens. Rätta dem."


def _at(subject: Subject, unit: Unit, sentence: str) -> Fault:
    return subject.frame_file, f"{unit.unit}: {sentence}"
