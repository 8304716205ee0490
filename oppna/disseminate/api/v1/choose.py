"""The chosen indicators, areas and editions of a question; a code that nothing bears is a fault with a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from oppna.disseminate.addresses import slug
from oppna.disseminate.api.v1.asked import Asked, indicators_of
from oppna.disseminate.api.v1.wrong import unknown
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.disseminate.fair.kept import kept
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release

Key = TypeVar("Key")


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
    if asked.parameters.edition:
        editions = {one.head.edition: one.head.edition for one in releases}
        yield from _strangers(asked, "edition", "Utgåvan", asked.parameters.edition, (editions,))
    if asked.parameters.year:
        years = {str(year): str(year) for year in sorted({release.edition.head.year for release in releases})}
        yield from _strangers(asked, "year", "Året", tuple(map(str, asked.parameters.year)), (years,))


def indicator_faults(asked: Asked, releases: Sequence[Release]) -> Iterable[Fault]:
    """Indicators that none of the releases has."""
    if given := asked.parameters.indicator:
        known = [_ids(release) for release in releases]
        yield from _strangers(asked, "indicator", "Indikatorn", given, known, releases)


def area_faults(asked: Asked, releases: Sequence[Release]) -> Iterable[Fault]:
    """Areas and counties that none of the releases has."""
    wanted = asked.parameters
    if wanted.area:
        names = [_keys(release).names for release in releases]
        yield from _strangers(asked, "area", "Området", wanted.area, names, releases, _alike(releases))
    if wanted.county:
        names = [_keys(release).county_names for release in releases]
        yield from _strangers(asked, "county", "Länet", wanted.county, names, releases, _alike(releases))


def indicators_chosen(asked: Asked, release: Release) -> Sequence[str]:
    """The indicators of a release that are asked for, all where none are, in the order of the release."""
    every, given = indicators_of(release), asked.parameters.indicator
    if not given:
        return tuple(every)
    if len(given) == 1:
        return given if given[0] in every else ()
    return tuple(id for id in every if id in given)


def areas_chosen(asked: Asked, release: Release) -> tuple[ReleaseArea, ...]:
    """The areas of a release that fit all that was asked, in the order of the release."""
    return tuple(release.areas[position] for position in positions_chosen(asked, release))


def positions_chosen(asked: Asked, release: Release) -> Sequence[int]:
    """Where those areas stand among the release's."""
    wanted, keys = asked.parameters, _keys(release)
    found = []
    if wanted.area:
        found.append(_any_of([keys.known(code) for code in wanted.area], keys.areas))
    if wanted.level:
        found.append(_any_of(wanted.level, keys.levels))
    if wanted.county:
        found.append(_any_of([keys.known(county) for county in wanted.county], keys.counties))
    return sorted(frozenset.intersection(*found)) if found else range(len(release.areas))


def _any_of(given: Sequence[Key], by: Mapping[Key, frozenset[int]]) -> frozenset[int]:
    first = by.get(given[0], _NOWHERE)
    return first if len(given) == 1 else first.union(*(by.get(key, _NOWHERE) for key in given[1:]))


_NOWHERE: frozenset[int] = frozenset()


class _Keys(NamedTuple):
    """What the areas of a release are found by → where they stand; the slug of a code or county → itself; and back."""

    levels: Mapping[Level, frozenset[int]]
    areas: Mapping[str, frozenset[int]]
    counties: Mapping[str, frozenset[int]]
    names: Mapping[str, str]
    county_names: Mapping[str, str]
    slugs: Mapping[str, str]

    def known(self, code: str) -> str:
        """What a code or a county is known by, looked up where it is written as it should be."""
        return self.slugs.get(code) or slug(code)


def _keys(release: Release) -> _Keys:
    """Worked out once."""
    return kept(release, "api keys of areas", lambda: _made(release.areas))


def _made(areas: Sequence[ReleaseArea]) -> _Keys:
    names = {slug(area.area): area.area for area in areas}
    counties = {slug(area.county): area.county for area in areas if area.county}
    return _Keys(
        levels=_where([area.level for area in areas]),
        areas=_where([slug(area.area) for area in areas]),
        counties=_where([slug(area.county) for area in areas]),
        names=names,
        county_names=counties,
        slugs={text: key for every in (counties, names) for key, text in every.items()},
    )


def _where(keys: Sequence[Key]) -> Mapping[Key, frozenset[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        found[key].append(position)
    return {key: frozenset(positions) for key, positions in found.items()}


def _ids(release: Release) -> Mapping[str, str]:
    return kept(release, "api ids of indicators", lambda: {id: id for id in indicators_of(release)})


def _of(releases: Sequence[Release]) -> str:
    if not releases:
        return ""
    return f" i {releases[0].head.edition}" if len(releases) == 1 else " i någon av utgåvorna"


def _alike(releases: Sequence[Release]) -> Callable[[str], str]:
    return _keys(releases[0]).known if releases else slug


def _same(text: str) -> str:
    return text


def _strangers(
    asked: Asked,
    parameter: str,
    what: str,
    given: Sequence[str],
    known: Sequence[Mapping[str, str]],
    releases: Sequence[Release] = (),
    alike: Callable[[str], str] = _same,
) -> Iterator[Fault]:
    """A fault for each code that nothing bears. `known`: what a code is known by → the code, release by release;
    `alike` gives what a code is known by. `releases`: where they were looked for.
    """
    for code in given:
        key = alike(code)
        if not any(key in one for one in known):
            asked.wait()  # to find what was meant takes its time
            every = dict.fromkeys(name for one in known for name in one.values())
            yield Fault(parameter, unknown(what, code, tuple(every), _of(releases)))
