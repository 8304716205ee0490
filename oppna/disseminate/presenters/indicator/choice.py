"""What the reader of an indicator's page has chosen. What was not understood is told in a sentence, never an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oppna.disseminate.addresses import area_key
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release

NAME, RISING, FALLING = "namn", "stigande", "fallande"
ORDERS = {NAME: "namn", RISING: "värde, lägst först", FALLING: "värde, högst först"}
MUNICIPALITIES, COUNTIES = "kommun", "lan"
MAPS = {MUNICIPALITIES: "kommuner", COUNTIES: "län"}


@dataclass(frozen=True)
class Choice:
    """`county`: None is the whole country. `problems`: a sentence for each thing that was not understood."""

    county: ReleaseArea | None = None
    order: str = NAME
    map: str = MUNICIPALITIES
    problems: tuple[str, ...] = ()

    def query(self, **changed: str) -> dict[str, str]:
        """The choice as parameters of an address, with something changed; what is usual is left out."""
        county = area_key(self.county) if self.county else ""
        told = {"lan": county, "ordning": self.order, "karta": self.map} | changed
        usual = {"lan": "", "ordning": NAME, "karta": MUNICIPALITIES}
        return {name: text for name, text in told.items() if text != usual[name]}


def choice(release: Release, asked: Mapping[str, str]) -> Choice:
    """What is asked for, where it can be understood, else what is usual."""
    problems: list[str] = []
    counties = {area_key(area): area for area in release.areas if area.level is Level.COUNTY}
    county = counties.get(asked.get("lan", ""))
    if asked.get("lan") and county is None:
        problems.append(f"Länet ”{asked['lan'][:40]}” finns inte i den här utgåvan; hela landet visas.")
    order = _one_of(asked, "ordning", ORDERS, NAME, problems)
    return Choice(county, order, _one_of(asked, "karta", MAPS, MUNICIPALITIES, problems), tuple(problems))


def _one_of(asked: Mapping[str, str], name: str, known: Mapping[str, str], usual: str, problems: list[str]) -> str:
    wanted = asked.get(name) or usual
    if wanted in known:
        return wanted
    problems.append(f"”{wanted[:40]}” är inget val för {name}; välj bland {', '.join(known)}. Nu visas {known[usual]}.")
    return usual
