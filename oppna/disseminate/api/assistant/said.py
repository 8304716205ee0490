"""What a tool says: figures with references, so that whoever repeats one can say where it stands."""

from __future__ import annotations

import msgspec

from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.shown import shown
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Where a figure stands. `label` says SYNTETISKA SVAR where it is made up, and must then be repeated with it."""

    page: str
    edition: str
    version: str
    date: str
    status: str
    label: str | None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure. `shown`: as it stands on pages. `sureness`: whole sentences, the only verdict there is on it."""

    indicator: str
    indicator_name: str
    level: str
    area: str
    area_name: str
    shown: str
    value: str
    numerator: str
    denominator: str
    sureness: str
    reference: Reference


def figure(release: Release, cell: Cell, area: ReleaseArea, page: str) -> Figure:
    """A cell of a release as a tool says it. `page`: the address of its page."""
    indicator = release.edition.indicator(cell.indicator)
    return Figure(
        indicator=cell.indicator,
        indicator_name=indicator.short_name,
        level=cell.level.value,
        area=cell.area,
        area_name=area.label,
        shown=shown(cell, indicator).text,
        value=cell.value,
        numerator=cell.numerator,
        denominator=cell.denominator,
        sureness=sureness(release, cell.indicator)[cell.level, cell.area].sentence,
        reference=reference(release, cell, page),
    )


def reference(release: Release, cell: Cell, page: str) -> Reference:
    """Where the cell stands."""
    head = release.head
    return Reference(
        page=page,
        edition=head.edition,
        version=head.version,
        date=head.date,
        status=cell.status.value,
        label=SYNTHETIC_SENTENCE if head.synthetic else None,
    )
