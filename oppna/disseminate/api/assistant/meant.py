"""Which release, indicators and areas an assistant means; what is unclear is told, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oppna.disseminate.addresses import slug
from oppna.disseminate.api.v1.wrong import Wrong, unknown, wrong_parameters
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.disseminate.shelf.public import Public
from oppna.errors import quoted
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


def release_meant(public: Public, edition: str, indicators: Sequence[str]) -> Release:
    """The edition, or the newest that has every one of the indicators."""
    if edition:
        if edition not in public.by_edition:
            raise Wrong(404, unknown("Utgåvan", edition, tuple(public.by_edition), " bland publiceringarna"))
        found = public.by_edition[edition]
        raise_if([*_strangers(found, indicators)])
        return found
    for release in public.releases:
        if not [*_strangers(release, indicators)]:
            return release
    if not public.releases:
        raise Wrong(404, "Inget är publicerat ännu.")
    raise wrong_parameters([*_strangers(public.releases[0], indicators)])


def _strangers(release: Release, indicators: Sequence[str]) -> Iterable[Fault]:
    known = tuple(one.id for one in release.edition.indicators)
    where = f" i {release.head.edition}"
    return (Fault("indicator", unknown("Indikatorn", id, known, where)) for id in indicators if id not in known)


def areas_meant(release: Release, texts: Sequence[str], level: str = "") -> tuple[ReleaseArea, ...]:
    """The areas by code or name; all of the level where none is named."""
    faults: list[Fault] = []
    if level and level not in tuple(Level):
        raise wrong_parameters([Fault("level", unknown("Nivån", level, tuple(Level)))])
    possible = [area for area in release.areas if not level or area.level == level]
    if not texts:
        return tuple(possible)
    found = [area for text in texts for area in _area(possible, text, release, faults)]
    raise_if(faults)
    return tuple(dict.fromkeys(found))


def _names(area: ReleaseArea) -> set[str]:
    """What an area is called, as it is and as people say it: Solna kommun, Solna stad, Stockholms stad, Sverige."""
    found = {slug(area.label), slug(area.area)}
    if area.level is Level.NATION:
        found |= {"sverige", "hela-landet"}
    elif area.level is Level.MUNICIPALITY:
        name = slug(area.label)
        found |= {f"{name}{ending}-{kind}" for ending in ("", "s") for kind in ("kommun", "stad")}
    return found


def _area(possible: Sequence[ReleaseArea], text: str, release: Release, faults: list[Fault]) -> list[ReleaseArea]:
    if not text.strip():
        faults.append(Fault("area", "Ett område är tomt; ange dess kod eller namn, eller utelämna det."))
        return []
    by_code = [area for area in possible if area.area == text]
    fitting = by_code or [area for area in possible if slug(text) in _names(area)]
    if len(fitting) > 1:
        levels = ", ".join(f"{area.level.value} {area.area}" for area in fitting)
        faults.append(Fault("area", f"{quoted(text)} kan vara flera områden ({levels}); ange level också."))
    elif not fitting:
        names = tuple(area.label for area in possible)
        faults.append(Fault("area", unknown("Området", text, names, f" i {release.head.edition}")))
    return fitting if len(fitting) == 1 else []


def raise_if(faults: Sequence[Fault]) -> None:
    """Refuse where anything is wrong."""
    if faults:
        raise wrong_parameters(faults)
