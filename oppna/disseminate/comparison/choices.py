"""What was chosen, read from an address and written back to one. What is not understood is told, a sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from oppna.disseminate.addresses import compare_path
from oppna.disseminate.comparison.subject import BETWEEN, Subject, find, own_key, subject_of
from oppna.disseminate.letters import plain
from oppna.disseminate.shelf.public import Public
from oppna.model.indicator import Indicator
from oppna.release.content import Release

MOST_SUBJECTS = 330
"""More cannot be chosen: there are no more areas."""
FLAGS = ("vand", "skiljer", "ar")
DESCENDING, ASCENDING = "fallande", "stigande"


@dataclass(frozen=True)
class Choices:
    """`subjects` and `indicators` in the order they were chosen. `problems`: a sentence for each thing not understood.

    `turned`: areas down and indicators across. `differing`: only rows where the chosen differ. `years`: the older
    rounds of the same series too. `sort`: the key of the column whose order the rows take, "" for the given order.
    """

    release: Release
    subjects: tuple[Subject, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    quality_area: str = ""
    turned: bool = False
    differing: bool = False
    years: bool = False
    sort: str = ""
    descending: bool = True
    picture: str = ""
    problems: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def measured(self) -> tuple[Indicator, ...]:
        """The indicators of the table: those chosen, else all of the quality area, else all of the edition."""
        if self.indicators:
            return self.indicators
        every = self.release.edition.indicators
        return tuple(one for one in every if not self.quality_area or one.quality_area == self.quality_area)

    @property
    def path(self) -> str:
        """The address of exactly this view."""
        return compare_path(**self.query)

    @property
    def query(self) -> dict[str, str]:
        """Name → text of everything chosen, in one fixed order."""
        return {
            "omgang": self.release.head.edition,
            "enheter": ",".join(one.key for one in self.subjects if one.area is not None),
            "egna": ";".join(own_key(one.label, one.members) for one in self.subjects if one.area is None),
            "omrade": self.quality_area,
            "indikatorer": ",".join(one.id for one in self.indicators),
            "vand": "1" if self.turned else "",
            "skiljer": "1" if self.differing else "",
            "ar": "1" if self.years else "",
            "sortera": self._sorted_by,
            "ordning": ASCENDING if self._sorted_by and not self.descending else "",
            "diagram": self.picture if self.picture in self._drawable else "",
        }

    @property
    def _sorted_by(self) -> str:
        """The column that orders the rows, as long as it is one of the table's."""
        columns = {one.id for one in self.measured} if self.turned else {one.key for one in self.subjects}
        return self.sort if self.sort in columns else ""

    @property
    def _drawable(self) -> set[str]:
        """An indicator, over all that is chosen; or one that is chosen, over the indicators."""
        return {one.id for one in self.release.edition.indicators} | {one.key for one in self.subjects}

    def without(self, subject: Subject) -> Choices:
        """The same without one of the subjects."""
        return self.having(one for one in self.subjects if one != subject)

    def having(self, subjects: Iterable[Subject]) -> Choices:
        """The same with these subjects, each once."""
        return replace(self, subjects=tuple(dict.fromkeys(subjects)), problems=())

    def asking(self, indicators: Iterable[Indicator]) -> Choices:
        """The same with these indicators."""
        return replace(self, indicators=_once(indicators), problems=())

    def but(self, **changed: object) -> Choices:
        """The same with some fields changed."""
        return replace(self, problems=(), **changed)  # type: ignore[arg-type]


def read(public: Public, asked: Mapping[str, Sequence[str]]) -> Choices:
    """The choices of an address. There must be a release; what is asked for wrongly falls back and is told."""
    problems: list[str] = []
    release = _release(public, _one(asked, "omgang"), problems)
    choices = Choices(
        release=release,
        subjects=tuple(dict.fromkeys(_subjects(release, asked, problems)))[:MOST_SUBJECTS],
        indicators=_once(_indicators(release, asked, problems)),
        quality_area=_quality_area(release, _one(asked, "omrade"), problems),
        turned=_flag(asked, "vand", problems),
        differing=_flag(asked, "skiljer", problems),
        years=_flag(asked, "ar", problems),
        sort=_one(asked, "sortera"),
        descending=_descending(_one(asked, "ordning"), problems),
        picture=_one(asked, "diagram"),
    )
    return replace(_possible(choices, problems), problems=tuple(problems))


def _flag(asked: Mapping[str, Sequence[str]], name: str, problems: list[str]) -> bool:
    written = _one(asked, name)
    if written not in ("", "0", "1"):
        problems.append(f"”{_short(written)}” är inget val för {name}: 1 är på, inget är av. Nu är det av.")
    return written == "1"


def _descending(written: str, problems: list[str]) -> bool:
    if written not in ("", ASCENDING, DESCENDING):
        problems.append(f"”{_short(written)}” är ingen ordning; välj {ASCENDING} eller {DESCENDING}.")
    return written != ASCENDING


def _possible(choices: Choices, problems: list[str]) -> Choices:
    """Without an order or a picture of what is not in the table."""
    query = choices.query
    if choices.sort and not query["sortera"]:
        problems.append(
            f"Tabellen har ingen kolumn ”{_short(choices.sort)}” att ordna efter; den har sin egen ordning."
        )
    if choices.picture and not query["diagram"]:
        problems.append(f"”{_short(choices.picture)}” är ingen indikator och inget av det du valt, så det ritas inte.")
    return replace(choices, sort=query["sortera"], picture=query["diagram"])


def _once(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple({one.id: one for one in indicators}.values())


def _one(asked: Mapping[str, Sequence[str]], name: str) -> str:
    return (asked.get(name) or [""])[-1].strip()


def _listed(asked: Mapping[str, Sequence[str]], name: str, between: str = ",") -> Iterator[str]:
    for text in asked.get(name, ()):
        yield from (part.strip() for part in text.split(between) if part.strip())


def _release(public: Public, edition: str, problems: list[str]) -> Release:
    if edition and edition not in public.by_edition:
        problems.append(f"Omgången ”{_short(edition)}” finns inte; här visas {public.releases[0].head.edition_name}.")
    return public.by_edition.get(edition, public.releases[0])


def _subjects(release: Release, asked: Mapping[str, Sequence[str]], problems: list[str]) -> Iterator[Subject]:
    for key in (*_listed(asked, "enheter"), *_listed(asked, "grupper")):
        area = find(release, key)
        if area is None:
            problems.append(f"Området ”{_short(key)}” finns inte i {release.head.edition_name} och visas inte.")
        else:
            yield subject_of(area)
    for written in _listed(asked, "egna", ";"):
        yield from _own(release, written, problems)


def _own(release: Release, written: str, problems: list[str]) -> Iterator[Subject]:
    name, _, codes = written.rpartition(BETWEEN)
    name = plain(name).strip()[:60] or "Egen grupp"
    members = []
    for code in dict.fromkeys(part.strip() for part in codes.split(",") if part.strip()):
        area = find(release, code)
        if area is None or not subject_of(area).is_unit:
            problems.append(f"”{_short(code)}” är ingen kommun eller stadsdel som svarar och räknas inte i {name}.")
        else:
            members.append(area.area)
    if members:
        yield Subject(f"egen{BETWEEN}{name}", name, None, tuple(members))
    else:
        problems.append(f"Gruppen {name} har ingen kommun eller stadsdel och visas inte.")


def _indicators(release: Release, asked: Mapping[str, Sequence[str]], problems: list[str]) -> Iterator[Indicator]:
    known = {one.id: one for one in release.edition.indicators}
    for id in _listed(asked, "indikatorer"):
        if id in known:
            yield known[id]
        else:
            problems.append(f"Indikatorn ”{_short(id)}” finns inte i {release.head.edition_name} och visas inte.")


def _quality_area(release: Release, key: str, problems: list[str]) -> str:
    if not key or any(one.quality_area == key for one in release.edition.indicators):
        return key
    problems.append(f"Kvalitetsområdet ”{_short(key)}” har inga indikatorer i omgången; alla visas.")
    return ""


def _short(text: str) -> str:
    """What somebody wrote, as much of it as a sentence can hold."""
    return text if len(text) <= 40 else f"{text[:40]}…"
