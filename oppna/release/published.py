"""Results that others have published, taken over as a release with values but without answers.

Beside the file of results lies one with the same name and the ending .yaml that says what they
were taken from and which areas they are about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from oppna.catalogue.load import edition_folder, load_edition
from oppna.catalogue.shape import read
from oppna.cells import cell_of
from oppna.errors import Refused, refuse
from oppna.interchange.table import read_table
from oppna.model.area import Unit
from oppna.model.codes import Level, UnitKind
from oppna.model.edition import Edition
from oppna.model.release import Quality, ReleaseArea, ReleaseHead
from oppna.release.areas import release_areas
from oppna.release.content import Place, Release, in_order
from oppna.release.head import SOFTWARE, Statement
from oppna.release.published_rows import COLUMNS, published_observations
from oppna.swedish import date

FOLDER = "published"


class PublishedArea(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "level": "nivå",
        "area": "kod",
        "name": "namn",
        "county": "län",
        "population_group": "befolkningsgrupp",
        "skr_group": "skl_grupp",
        "line": "rad",
    },
    forbid_unknown_fields=True,
):
    """An area as the document prints it. Only units have the fields after `name`."""

    level: Level
    area: str
    name: str
    county: str = ""
    population_group: str = ""
    skr_group: str = ""
    line: str = ""


class PublishedSource(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "title": "titel",
        "author": "författare",
        "date": "datum",
        "document": "dokument",
        "lines": "rader",
        "file": "fil",
        "population_groups": "befolkningsgrupper",
        "skr_groups": "skl_grupper",
        "areas": "områden",
        "remarks": "anmärkningar",
    },
    forbid_unknown_fields=True,
):
    """What the results were taken from. The groups are code → name, as the document has them."""

    title: str
    author: str
    date: str
    document: str
    lines: str
    file: str
    areas: tuple[PublishedArea, ...]
    population_groups: dict[str, str] = {}
    skr_groups: dict[str, str] = {}
    remarks: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        """How the document is cited."""
        return f"{self.author}: {self.title} ({date(self.date)}), källa {self.document} rad {self.lines}"


def published_file(edition_id: str) -> Path:
    """The file of published results among the edition's definitions."""
    found = sorted((edition_folder(edition_id) / FOLDER).glob("*.csv"))
    if len(found) != 1:
        raise refuse(
            f"utgåvan har {len(found)} filer med publicerade resultat; ange vilken med --file.",
            file=edition_id,
            code="PUBLICERADE_RESULTAT",
        )
    return found[0]


def release_of_published(stated: Statement, edition_id: str, file: Path) -> Release:
    """The release of the published results in `file`. Raises Refused with every fault of every row."""
    edition = load_edition(edition_id)
    source = _source(file)
    areas = _areas(source)
    observations, problems = published_observations(read_table(file, COLUMNS), edition, _places(source))
    if problems:
        raise Refused(problems)
    cells = (cell_of(observation, edition.indicator(observation.indicator).unit) for observation in observations)
    return Release(
        head=_head(stated, edition, source, file),
        edition=edition,
        areas=areas,
        cells=in_order(cells, edition, areas),
        quality=Quality(objects=edition.head.objects, response=(), indicators=(), findings={}),
    )


def _source(file: Path) -> PublishedSource:
    described = file.with_suffix(".yaml")
    if not described.is_file():
        raise refuse(
            f"filen finns inte; den ska ligga bredvid {file.name} och säga vad resultaten är hämtade ur.",
            file=str(described),
            code="FIL_SAKNAS",
        )
    return read(described, described.name, PublishedSource)


def _head(stated: Statement, edition: Edition, source: PublishedSource, file: Path) -> ReleaseHead:
    return ReleaseHead(
        edition=edition.id,
        edition_name=edition.head.name,
        version=stated.version,
        date=stated.date,
        approver=stated.approver,
        origin="published",
        synthetic=False,
        software=SOFTWARE,
        inputs={path.name: _sha256(path) for path in (file, file.with_suffix(".yaml"))},
        citation=source.citation,
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _places(source: PublishedSource) -> frozenset[Place]:
    return frozenset((area.level, area.area) for area in source.areas)


def _areas(source: PublishedSource) -> tuple[ReleaseArea, ...]:
    groups = {
        **{(Level.POPULATION_GROUP, code): name for code, name in source.population_groups.items()},
        **{(Level.SKR_GROUP, code): name for code, name in source.skr_groups.items()},
        **{(area.level, area.area): area.name for area in source.areas},
    }
    return release_areas(_units(source), labels=groups, more=_places(source))


def _units(source: PublishedSource) -> Iterable[Unit]:
    for area in source.areas:
        if area.level is Level.MUNICIPALITY:
            yield Unit(
                unit=area.area,
                name=area.name,
                kind=UnitKind.MUNICIPALITY,
                municipality=area.area,
                county=area.county,
                population_group=area.population_group,
                skr_group=area.skr_group,
            )
