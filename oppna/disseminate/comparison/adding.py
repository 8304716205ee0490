"""What somebody types or presses to add to the comparison, turned into the subjects it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from oppna.disseminate.addresses import slug
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.subject import Subject, find, subject_of
from oppna.disseminate.fair.twins import twins_of
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release

ADDING = ("lagg_till", "alla_i", "lagg_indikator", "ny_grupp", "liknande")
"""The fields that change what is chosen; an address that holds one leads on to the address of the outcome."""


def added(choices: Choices, asked: Mapping[str, Sequence[str]]) -> Choices:
    """The choices with what was typed or pressed; what cannot be found is told."""
    problems = list(choices.problems)
    subjects, indicators = list(choices.subjects), list(choices.indicators)
    for text in _written(asked, "lagg_till"):
        area = match(choices.release, text)
        if area is None:
            problems.append(f"Hittar inget område som heter ”{text[:40]}” i omgången; pröva kommunens namn eller kod.")
        else:
            subjects.append(subject_of(area))
    for key in _written(asked, "alla_i"):
        area = find(choices.release, key)
        subjects += [subject_of(one) for one in inside(choices.release, area)] if area else []
    for key in _written(asked, "liknande"):
        subjects += map(subject_of, _twins(choices.release, key))
    for id in _written(asked, "lagg_indikator"):
        indicators += [one for one in choices.release.edition.indicators if one.id == id]
    for name in _written(asked, "ny_grupp"):
        grouped = own_group(choices, name)
        subjects += [grouped] if grouped else []
        if grouped is None:
            problems.append("Välj först de kommuner som ska vara med i gruppen, och ge den sedan ett namn.")
    return replace(choices.having(subjects).asking(indicators), problems=tuple(problems))


def _twins(release: Release, key: str) -> list[ReleaseArea]:
    """The area and those most like it, all measures weighing alike."""
    area = find(release, key)
    found = twins_of(release, (area.level, area.area)) if area else None
    return [area, *(release.area(*twin.place) for twin in found.areas)] if area and found else []


def _written(asked: Mapping[str, Sequence[str]], name: str) -> list[str]:
    return [text.strip() for text in asked.get(name, ()) if text.strip()]


def match(release: Release, text: str) -> ReleaseArea | None:
    """The area somebody means: its code, its name, or the only one whose name begins so. Municipalities come first."""
    if (area := find(release, text.lower())) is not None:
        return area
    wanted = slug(text)
    units_first = sorted(release.areas, key=lambda area: area.level is not Level.MUNICIPALITY)
    named = [area for area in units_first if slug(area.label) == wanted]
    begun = [area for area in units_first if wanted and slug(area.label).startswith(wanted)]
    return named[0] if named else begun[0] if len(begun) == 1 else None


def inside(release: Release, group: ReleaseArea) -> list[ReleaseArea]:
    """The municipalities and districts that answer for themselves in a group, or a city's districts."""
    return [area for area in release.respondents if _belongs(area, group)]


def _belongs(area: ReleaseArea, group: ReleaseArea) -> bool:
    keys = {
        Level.COUNTY: area.county,
        Level.POPULATION_GROUP: area.population_group,
        Level.SKR_GROUP: area.skr_group,
        Level.MUNICIPALITY: area.municipality,
    }
    return group.level is Level.NATION or keys.get(group.level) == group.area


def own_group(choices: Choices, name: str) -> Subject | None:
    """A group of the chosen municipalities and districts; None when none is chosen."""
    members = tuple(one.area.area for one in choices.subjects if one.area is not None and one.is_unit)
    cleaned = " ".join(name.replace(":", " ").replace(";", " ").replace(",", " ").split())[:60]
    return Subject(f"egen:{cleaned}", cleaned, None, members) if members and cleaned else None
