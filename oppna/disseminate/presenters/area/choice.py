"""What of the table is shown, as the address says it; what was not understood is told in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.model.codes import Category, Status
from oppna.statistics.verdicts import Verdict

KINDS = {"struktur": "Struktur", "process": "Process", "resultat": "Resultat"}
STATES = {
    "ja": "Ja",
    "delvis": "Delvis",
    "nej": "Nej",
    "avviker": "Avviker från riket",
    "slump": "Kan inte skiljas från slumpen",
    "forandrad": "Förändrad sedan förra gången",
    "saknas": "Uppgift saknas eller visas inte",
}


@dataclass(frozen=True)
class Option:
    """A choice in a list."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Choice:
    """`sentences`: what was not understood. The three lists are what one may choose from."""

    area: str
    kind: str
    state: str
    sentences: tuple[str, ...]
    areas: tuple[Option, ...]
    kinds: tuple[Option, ...]
    states: tuple[Option, ...]

    @property
    def query(self) -> dict[str, str]:
        """What was chosen, as it stands in an address."""
        return {"omrade": self.area, "typ": self.kind, "visa": self.state}

    @property
    def narrows(self) -> bool:
        """Whether something is left out."""
        return bool(self.area or self.kind or self.state)

    def keep(self, row: Row) -> bool:
        """Whether the row is shown, its quality area aside."""
        return (not self.kind or row.indicator.kind == self.kind) and (not self.state or _is(row, self.state))


def choice_of(asked: Mapping[str, str], sections: Iterable[Section]) -> Choice:
    """From the parameters omrade, typ and visa of the address."""
    areas = {section.key: section.name for section in sections}
    sentences: list[str] = []

    def known(name: str, what: str, options: Mapping[str, str]) -> str:
        value = asked.get(name, "")
        if value and value not in options:
            sentences.append(f"{what} ”{value[:40]}” finns inte här, så alla visas.")
            return ""
        return value

    area = known("omrade", "Kvalitetsområdet", areas)
    kind = known("typ", "Typen", KINDS)
    state = known("visa", "Urvalet", STATES)
    return Choice(
        area, kind, state, tuple(sentences), _options(areas, area), _options(KINDS, kind), _options(STATES, state)
    )


def _options(texts: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, text, value == chosen) for value, text in texts.items())


def _is(row: Row, state: str) -> bool:
    if state in _ANSWER:
        return row.cell is not None and row.cell.value == _ANSWER[state]
    if state == "avviker":
        return row.verdict in (Verdict.DIFFERS, Verdict.CLEARLY)
    if state == "slump":
        return row.verdict == Verdict.CHANCE
    if state == "forandrad":
        return bool(row.changed)
    return row.cell is None or row.cell.status is not Status.OK


_ANSWER = {"ja": Category.YES, "delvis": Category.PARTLY, "nej": Category.NO}
