"""Those most like a municipality, as the reader weighs it: read from an address, told with each measure's part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.addresses import area_path, compare_path
from oppna.disseminate.comparison.subject import UNITS, find, key_of
from oppna.disseminate.fair.background import Measure, background, told
from oppna.disseminate.fair.twins import COUNT, Twinned, twins_of
from oppna.disseminate.products.words import ABSENT_TEXT
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import shown
from oppna.model.release import ReleaseArea
from oppna.release.content import Release
from oppna.swedish import number, percent, round_half_up

FEWEST, MOST = 3, 20
WEIGHT = "vikt_"
"""Begins the name of a weight in an address."""
WEIGHTS: dict[str, float] = {"0": 0.0, "halv": 0.5, "1": 1.0, "2": 2.0, "4": 4.0}
WEIGHT_WORDS = {"0": "räknas inte", "halv": "halva vikten", "1": "som de andra", "2": "dubbelt", "4": "fyrdubbelt"}


@dataclass(frozen=True)
class Near:
    """One of the twins, or the area itself. `parts`: of each measure, its value and its part of the distance in whole
    per cent, "" of the area itself. `here`: what it has on the chosen indicator, "" where none is."""

    name: str
    href: str
    distance: str
    parts: tuple[tuple[str, str], ...]
    here: str


@dataclass(frozen=True)
class Alike:
    """The twins of `own`. `weights`: measure and the chosen weight's key. `compare`: where they stand side by side.
    `itself`: the area as the first line of the table. `indicator`: the chosen one's name, or ""."""

    release: Release
    own: ReleaseArea
    count: int
    weights: tuple[tuple[Measure, str], ...]
    itself: Near
    near: tuple[Near, ...]
    indicator: str
    compare: str
    agreement: str
    problems: tuple[str, ...]


def alike(public: Public, asked: Mapping[str, Sequence[str]]) -> Alike | None:
    """What an address asks for; None where no such area is known by any of the measures."""
    problems: list[str] = []
    release = _release(public, _one(asked, "omgang"), problems)
    own = find(release, _one(asked, "enhet"))
    if own is None:
        return None
    count, weights = _count(_one(asked, "antal"), problems), _weights(asked, problems)
    indicator = _indicator(release, _one(asked, "indikator"), problems)
    measures = background(release, own.level).measures if own.level in UNITS else ()
    numbers = {measure.id: WEIGHTS[weights.get(measure.id, "1")] for measure in measures}
    if measures and not any(numbers.values()):
        problems.append("Minst ett mått måste räknas; här räknas alla lika.")
        weights, numbers = {}, {}
    found = twins_of(release, (own.level, own.area), numbers, count, indicator)
    if found is None:
        return None
    return Alike(
        release=release,
        own=own,
        count=count,
        weights=tuple((measure, weights.get(measure.id, "1")) for measure in found.measures),
        itself=_itself(release, own, found, indicator),
        near=tuple(_near(release, found, indicator)),
        indicator=release.edition.indicator(indicator).short_name if indicator else "",
        compare=_compare(release, own, found, indicator),
        agreement=_agreement(release, indicator, found),
        problems=tuple(problems),
    )


def _one(asked: Mapping[str, Sequence[str]], name: str) -> str:
    return (asked.get(name) or [""])[-1].strip()


def _count(written: str, problems: list[str]) -> int:
    if not written:
        return COUNT
    if written.isascii() and written.isdigit() and FEWEST <= int(written[:4]) <= MOST:
        return int(written)
    problems.append(f"Antalet måste vara ett heltal mellan {FEWEST} och {MOST}; här visas {COUNT}.")
    return COUNT


def _release(public: Public, edition: str, problems: list[str]) -> Release:
    if edition and edition not in public.by_edition:
        newest = public.releases[0].head.edition_name
        problems.append(f"Omgången ”{edition[:40]}” finns inte; här visas {newest}.")
    return public.by_edition.get(edition, public.releases[0])


def _weights(asked: Mapping[str, Sequence[str]], problems: list[str]) -> dict[str, str]:
    given = {name.removeprefix(WEIGHT): _one(asked, name) for name in asked if name.startswith(WEIGHT)}
    for measure, key in given.items():
        if key not in WEIGHTS:
            known = ", ".join(WEIGHTS)
            problems.append(
                f"”{key[:40]}” är ingen vikt för {measure[:40]}; välj bland {known}. Måttet räknas som de andra."
            )
    return {measure: key for measure, key in given.items() if key in WEIGHTS}


def _indicator(release: Release, id: str, problems: list[str]) -> str:
    if not id or any(one.id == id for one in release.edition.indicators):
        return id
    problems.append(f"Indikatorn ”{id[:40]}” finns inte i omgången, så ingen slutsats prövas.")
    return ""


def _itself(release: Release, own: ReleaseArea, found: Twinned, indicator: str) -> Near:
    parts = tuple((told(release, measure, (own.level, own.area)), "") for measure in found.measures)
    return Near(own.label, area_path(own), ABSENT_TEXT, parts, _here(release, own, indicator))


def _near(release: Release, found: Twinned, indicator: str) -> Iterator[Near]:
    for twin in found.areas:
        area = release.area(*twin.place)
        parts = tuple(
            (told(release, measure, twin.place), _part(twin.parts.get(measure.id))) for measure in found.measures
        )
        yield Near(area.label, area_path(area), _decimal(twin.distance), parts, _here(release, area, indicator))


def _here(release: Release, area: ReleaseArea, indicator: str) -> str:
    if not indicator:
        return ""
    return shown(release.cell(indicator, area.level, area.area), release.edition.indicator(indicator)).text


def _part(part: float | None) -> str:
    return "räknas inte" if part is None else percent(Fraction(part))


def _decimal(distance: float) -> str:
    return number(round_half_up(Fraction(distance), 2), 2)


def _compare(release: Release, own: ReleaseArea, found: Twinned, indicator: str) -> str:
    areas = [own, *(release.area(*twin.place) for twin in found.areas)]
    return compare_path(omgang=release.head.edition, enheter=",".join(map(key_of, areas)), indikatorer=indicator)


def _agreement(release: Release, indicator: str, found: Twinned) -> str:
    if not indicator or found.agreement is None:
        return ""
    name = release.edition.indicator(indicator).short_name
    share = percent(Fraction(found.agreement))
    return f"{name}: {found.conclusion}. Slutsatsen står sig i {share} av 200 andra val av vikter och antal."
