"""What differs between two versions, cell by cell, and everything that was made public since a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.choose import indicator_faults
from oppna.disseminate.api.v1.formats import chosen, rows_response
from oppna.disseminate.api.v1.resources import ChangedCell, ChangeList, PublishedVersion
from oppna.disseminate.api.v1.rows import number
from oppna.disseminate.api.v1.stamps import stamp
from oppna.disseminate.api.v1.wrong import unknown
from oppna.disseminate.api.wrappers.refusal import Fault, json_response
from oppna.disseminate.fair.kept import kept
from oppna.model.codes import Category
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.release.diff import CellChange, diff
from oppna.swedish import STOCKHOLM


def corrections(asked: Asked) -> Response:
    """What differs from an older version to this one."""
    release, wanted = asked.release, asked.parameters
    before = next((one for one in _older(asked) if one.head.version == wanted.since), asked.public.before(release))
    rows = [row for row in changed_cells(before, release) if not wanted.indicator or row.indicator in wanted.indicator]
    head = {"release": stamp(release), "since": before.head.version if before else ""}
    file = f"{release.head.edition}-{release.head.version}-corrections"
    return rows_response(chosen(asked.request, wanted.format), "cells", ChangedCell, rows, head, file)


def faults(asked: Asked) -> Iterator[Fault]:
    """Codes that neither version has, and a version that does not come before."""
    release, older = asked.release, _older(asked)
    yield from indicator_faults(asked, (*older, release))
    known = [one.head.version for one in older]
    if (since := asked.parameters.since) and since not in known:
        before = f" före {release.head.version} av {release.head.edition}"
        yield Fault("since", unknown("Versionen", since, known, before))


def _older(asked: Asked) -> tuple[Release, ...]:
    return asked.versions[: asked.versions.index(asked.release)]


def changes(asked: Asked) -> Response:
    """Everything made public since a day, the oldest first."""
    since: date | None = asked.parameters.from_date
    published = sorted(_published(asked, since), key=lambda one: (one.public_since, one.release.edition))
    return json_response(ChangeList(from_date=since, published=tuple(published)))


def _published(asked: Asked, since: date | None) -> Iterator[PublishedVersion]:
    for versions in asked.public.versions.values():
        for release in versions:
            day = asked.public.public_since(release.head.edition, release.head.version).astimezone(STOCKHOLM).date()
            if since is None or day >= since:
                yield _version(asked, asked.public.before(release), release)


def _version(asked: Asked, before: Release | None, release: Release) -> PublishedVersion:
    reasons = {entry.version: entry.reason for entry in release.head.corrections}
    return PublishedVersion(
        release=stamp(release),
        public_since=asked.public.public_since(release.head.edition, release.head.version),
        replaces=before.head.version if before else None,
        reason=reasons.get(release.head.version),
        cells=changed_cells(before, release),
        links={part: asked.of_release(release, part) for part in ("cells", "corrections")},
    )


def changed_cells(before: Release | None, release: Release) -> tuple[ChangedCell, ...]:
    """The cells that differ, worked out once for two versions; none for the first version."""
    if before is None:
        return ()
    made = (_changed(before, release, change) for change in diff(before, release))
    return kept(release, ("api changed cells", before.head.version), lambda: tuple(made))


def _changed(before: Release, release: Release, change: CellChange) -> ChangedCell:
    old, new = change.before, change.after
    return ChangedCell(
        edition=release.head.edition,
        version=release.head.version,
        replaces=before.head.version,
        synthetic=release.head.synthetic,
        indicator=change.indicator,
        level=change.level,
        area=change.area,
        label=change.label,
        category_before=_category(old),
        value_before=_number(old),
        status_before=old.status if old else None,
        category=_category(new),
        value=_number(new),
        status=new.status if new else None,
        causes="; ".join(cause.sentence for cause in change.causes),
    )


def _category(cell: Cell | None) -> Category | None:
    return Category(cell.value) if cell and cell.value in tuple(Category) else None


def _number(cell: Cell | None) -> int | float | None:
    return number(cell.value) if cell and cell.value not in tuple(Category) else None
