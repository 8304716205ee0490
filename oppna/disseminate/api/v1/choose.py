"""The chosen indicators, areas and editions of a question; a code that nothing bears is a fault with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from oppna.disseminate.addresses import slug
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.wrong import unknown
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.disseminate.fair.kept import kept
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


def editions_chosen(asked: Asked) -> tuple[Release, ...]:
    """The newest version of each edition that is chosen by its id or its year; all, where neither is given."""
    editions, years = asked.parameters.edition, asked.parameters.year
    return tuple(
        release
        for release in asked.public.releases
        if (not editions or release.head.edition in editions) and (not years or release.edition.head.year in years)
    )


def edition_faults(asked: Asked) -> Iterable[Fault]:
    """Editions and years that nothing public has."""
    releases = asked.public.releases
    years = {str(year): str(year) for year in sorted({release.edition.head.year for release in releases})}
    editions = {one.head.edition: one.head.edition for one in releases}
    yield from _strangers("edition", "Utgåvan", asked.parameters.edition, editions)
    yield from _strangers("year", "Året", map(str, asked.parameters.year), years)


def indicator_faults(given: Sequence[str], releases: Sequence[Release]) -> Iterable[Fault]:
    """Indicators that none of the releases has."""
    return _strangers("indicator", "Indikatorn", given, _indicators(releases), _of(releases))


def area_faults(asked: Asked, releases: Sequence[Release]) -> Iterable[Fault]:
    """Areas and counties that none of the releases has."""
    wanted, where = asked.parameters, _of(releases)
    if wanted.area:
        codes = {code: area.area for release in releases for area, code, _ in _keyed(release)}
        yield from _strangers("area", "Området", wanted.area, codes, where, slug)
    if wanted.county:
        counties = {county: area.county for release in releases for area, _, county in _keyed(release) if county}
        yield from _strangers("county", "Länet", wanted.county, counties, where, slug)


def areas_chosen(asked: Asked, release: Release) -> tuple[ReleaseArea, ...]:
    """The areas of a release that fit all that was asked, in the order of the release."""
    levels: Sequence[Level] = asked.parameters.level
    codes = {slug(code) for code in asked.parameters.area}
    counties = {slug(county) for county in asked.parameters.county}
    return tuple(
        area
        for area, code, county in _keyed(release)
        if (not levels or area.level in levels)
        and (not codes or code in codes)
        and (not counties or county in counties)
    )


def _keyed(release: Release) -> tuple[tuple[ReleaseArea, str, str], ...]:
    """The areas with what their code and their county are known by, worked out once."""
    return kept(
        release,
        "api keys of areas",
        lambda: tuple((area, slug(area.area), slug(area.county)) for area in release.areas),
    )


def _indicators(releases: Sequence[Release]) -> dict[str, str]:
    return {one.id: one.id for release in releases for one in release.edition.indicators}


def _of(releases: Sequence[Release]) -> str:
    return f" i {releases[0].head.edition}" if len(releases) == 1 else " i någon av utgåvorna"


def _same(text: str) -> str:
    return text


def _strangers(
    parameter: str,
    what: str,
    given: Iterable[str],
    known: Mapping[str, str],
    where: str = "",
    alike: Callable[[str], str] = _same,
) -> Iterable[Fault]:
    """A fault for each code that nothing bears. `known`: what a code is known by → the code; `alike` gives that."""
    strangers = [code for code in given if alike(code) not in known]
    return [Fault(parameter, unknown(what, code, tuple(known.values()), where)) for code in strangers]
