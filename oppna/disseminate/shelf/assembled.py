"""What is public of a store at a moment, put together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

from oppna.disseminate.shelf.calendar import Calendar, Entry, Version, coming, past
from oppna.disseminate.shelf.found import Found
from oppna.disseminate.shelf.public import Public, day_of
from oppna.release.content import Release
from oppna.release.head import version_key

ByEdition = dict[str, tuple[Release, ...]]


def assembled(found: Found, moment: datetime) -> Public:
    """All that may be seen of what was found."""
    versions: ByEdition = {}
    for release in found.releases:
        if _may_be_seen(found.calendar, release, moment):
            edition = release.head.edition
            versions[edition] = (*versions.get(edition, ()), release)
    newest = [every[-1] for every in versions.values()]
    newest.sort(key=lambda release: (release.edition.head.year, release.head.edition), reverse=True)
    entries = tuple(_entries(found.calendar, versions))
    ahead, behind = coming(entries, moment), past(entries, moment)
    public = [(edition, release.head.version) for edition, every in versions.items() for release in every]
    sums = {key: found.seals[key] for key in public}
    return Public(tuple(newest), versions, _token(found.calendar, sums, ahead), ahead, behind, sums)


def _may_be_seen(calendar: Calendar, release: Release, moment: datetime) -> bool:
    at = calendar.moment(release.head.edition, release.head.version)
    return at is None or at <= moment


def _entries(calendar: Calendar, versions: ByEdition) -> Iterator[Entry]:
    """Every version that the calendar tells of or that is public."""
    out = {(edition, release.head.version): release for edition, every in versions.items() for release in every}
    for key in sorted({*calendar.by_version, *out}, key=lambda key: (key[0], version_key(key[1]))):
        edition, version = key
        lines, release = calendar.by_version.get(key, ()), out.get(key)
        moments = [at for at in (calendar.moment(*key), None if lines else day_of(out[key])) if at]
        yield Entry(
            edition=edition,
            version=version,
            at=max(moments),
            title=release.head.edition_name if release else lines[-1].title,
            public=release is not None,
            lines=lines,
        )


def _token(calendar: Calendar, sums: dict[Version, str], ahead: tuple[Entry, ...]) -> str:
    """Of what is public alone: that something hidden lies in the store must not show in it."""
    told = sorted(sums.items()), [repr(line) for line in calendar.lines], len(ahead)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
