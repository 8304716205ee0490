"""A computed round as a release. Takes plain records: a release is made without knowing how anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from oppna.catalogue import codelists
from oppna.catalogue.frame import load_frame
from oppna.errors import Refused
from oppna.model.answer import Answer
from oppna.model.area import Unit
from oppna.model.codes import Level
from oppna.model.edition import Edition
from oppna.model.release import Cell, Quality, ReleaseArea, ReleaseHead
from oppna.release.areas import release_areas
from oppna.release.content import Place, Release, in_order, kept_answers
from oppna.release.head import SOFTWARE, Statement


def release_of(
    stated: Statement,
    *,
    edition: Edition,
    units: Iterable[Unit],
    cities: Mapping[str, str],
    cells: Iterable[Cell],
    quality: Quality,
    answers: Iterable[Answer],
    inputs: Mapping[str, str],
    synthetic: bool,
) -> Release:
    """The release. `cities`: code → name ("" if not known) of those that report through districts in `units`."""
    areas = areas_of(edition.id, units, cities)
    return Release(
        head=ReleaseHead(
            edition=edition.id,
            edition_name=edition.head.name,
            version=stated.version,
            date=stated.date,
            approver=stated.approver,
            origin="computed",
            synthetic=synthetic,
            software=SOFTWARE,
            inputs=dict(sorted(inputs.items())),
        ),
        edition=edition,
        areas=areas,
        cells=in_order(cells, edition, areas),
        quality=msgspec.structs.replace(quality, findings=dict(sorted(quality.findings.items()))),
        answers=kept_answers(answers, edition),
    )


def areas_of(edition_id: str, units: Iterable[Unit], cities: Mapping[str, str]) -> tuple[ReleaseArea, ...]:
    """The areas of a round. What the round's own files do not say of a city, the edition's frame does."""
    known = {unit.unit: unit for unit in _frame(edition_id)}
    rows = [
        msgspec.structs.replace(known[code], name=name or known[code].name)
        for code, name in cities.items()
        if code in known
    ]
    names = {code: name for code, name in cities.items() if name}
    return release_areas((*units, *rows), cities=names, labels=dict(_labels()))


def _frame(edition_id: str) -> tuple[Unit, ...]:
    """The frame, or nothing: an edition can be computed for units that no frame lists."""
    try:
        return load_frame(edition_id)
    except Refused:
        return ()


def _labels() -> Iterator[tuple[Place, str]]:
    for code, group in codelists.population_groups().items():
        yield (Level.POPULATION_GROUP, code), group.name
    for code, skr_group in codelists.skr_groups().items():
        yield (Level.SKR_GROUP, code), skr_group.name
