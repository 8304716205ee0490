"""A computed round as a release. Takes plain records: a release is made without knowing how anything is computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from oppna.catalogue import codelists
from oppna.catalogue.frame import frame_path
from oppna.interchange.units import read_units
from oppna.model.answer import Answer
from oppna.model.area import Unit
from oppna.model.codes import Level
from oppna.model.edition import Edition, EditionHead
from oppna.model.placement import PlacementRule
from oppna.model.release import AppliedSecrecy, Cell, Quality, ReleaseArea, ReleaseHead
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
    secrecy: AppliedSecrecy | None = None,
) -> Release:
    """The release. `cities`: code → name ("" if not known) of those that report through districts in `units`."""
    areas = areas_of(edition.head, units, cities)
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
            secrecy=secrecy,
        ),
        edition=edition,
        areas=areas,
        cells=in_order(without_counts(cells, edition), edition, areas),
        quality=msgspec.structs.replace(quality, findings=dict(sorted(quality.findings.items()))),
        answers=kept_answers(answers, edition),
    )


def without_counts(cells: Iterable[Cell], edition: Edition) -> Iterator[Cell]:
    """The cells as they may be published: counts of persons stay with the producer where the rule says so."""
    kept = {i.id for i in edition.indicators if isinstance(i.rule, PlacementRule) and not i.rule.publish_counts}
    for cell in cells:
        if cell.indicator in kept:
            yield msgspec.structs.replace(cell, numerator="", denominator="", population="")
        else:
            yield cell


def areas_of(head: EditionHead, units: Iterable[Unit], cities: Mapping[str, str]) -> tuple[ReleaseArea, ...]:
    """The areas of a round. A city that the round's own files do not name is named as in the edition's frame."""
    named = {code: name for code, name in cities.items() if name}
    if len(named) < len(cities):
        named = {**_named_in_frame(head), **named}
    return release_areas(units, cities=named, labels=dict(_labels()))


def _named_in_frame(head: EditionHead) -> Mapping[str, str]:
    """The cities of the frame; none where the edition has no frame, for it can be computed for other units."""
    frame = frame_path(head)
    return read_units(frame, {}).cities if frame.is_file() else {}


def _labels() -> Iterator[tuple[Place, str]]:
    for code, group in codelists.population_groups().items():
        yield (Level.POPULATION_GROUP, code), group.name
    for code, skr_group in codelists.skr_groups().items():
        yield (Level.SKR_GROUP, code), skr_group.name
