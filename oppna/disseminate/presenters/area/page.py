"""The page of an area put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from oppna.disseminate.addresses import (
    area_file_path,
    area_path,
    compare_path,
    edition_of_area_path,
    figure_path,
    release_path,
)
from oppna.disseminate.fair.stands_out import Sentence, stands_out
from oppna.disseminate.presenters.area.below import BELOW_TEXT, Link, above, below, siblings
from oppna.disseminate.presenters.area.choice import Choice, Option, choice_of
from oppna.disseminate.presenters.area.columns import Column, columns_of
from oppna.disseminate.presenters.area.facts import facts_of
from oppna.disseminate.presenters.area.overview import Line, overview
from oppna.disseminate.presenters.area.plain import nothing_sentence, similar_sentence
from oppna.disseminate.presenters.area.rows import Row, Section, row_of, sections
from oppna.disseminate.presenters.area.similar import Similar, similar_to
from oppna.disseminate.search.build import area_name
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import exact
from oppna.model.codes import LEVEL_NAME, Category, Level, MeasureUnit
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


@dataclass(frozen=True)
class Told(Sentence):
    """A sentence and the address of the figure it is about."""

    href: str = ""


@dataclass(frozen=True)
class Area:
    """An area in a release, as a page, a print and a report show it."""

    public: Public
    release: Release
    area: ReleaseArea

    @property
    def name(self) -> str:
        return area_name(self.area)

    @property
    def level(self) -> str:
        return "Stad med stadsdelar" if self.area.is_city else LEVEL_NAME[self.area.level]

    @property
    def path(self) -> str:
        return area_path(self.area)

    @property
    def answers_itself(self) -> bool:
        """Whether its own figures are answers, and not shares of those that answer."""
        return self.area in self.release.respondents

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.release, self.area)

    @property
    def among(self) -> str:
        """Whose values the small pictures show, after "bland"."""
        return _AMONG.get(self.area.level, "alla")

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.columns) + 4

    @cached_property
    def similar(self) -> Similar | None:
        return similar_to(self.release, self.area)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every indicator and background measure that is reported for the area."""
        rows = (
            row_of(self.public, self.release, self.area, one, self.columns) for one in self.release.edition.indicators
        )
        return tuple(row for row in rows if row.cell is not None)

    @cached_property
    def sentences(self) -> tuple[Told, ...]:
        """What stands out, each with the page that shows why."""
        facts = facts_of(self.public, self.release, self.area, self.rows, self.similar)
        return tuple(Told(one.text, one.certainty, one.indicator, self._figure(one)) for one in stands_out(facts))

    def _figure(self, sentence: Sentence) -> str:
        return figure_path(self.release.head.edition, sentence.indicator, self.area) if sentence.indicator else ""

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return sections(row for row in self.rows if not row.indicator.background)

    @cached_property
    def overview(self) -> tuple[Line, ...]:
        return overview(self.sections, answers=self.answers_itself)

    @cached_property
    def background(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.indicator.background)

    @cached_property
    def changed(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.changed)

    @property
    def summary(self) -> str:
        """The one sentence the page opens with."""
        return _answers(self) if self.answers_itself else _group(self)

    @property
    def above(self) -> tuple[Link, ...]:
        return above(self.release, self.area)

    @cached_property
    def below(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.label, area_path(one)) for one in below(self.release, self.area))

    @property
    def below_text(self) -> str:
        return BELOW_TEXT.get(self.area.level, "")

    @cached_property
    def siblings(self) -> tuple[Option, ...]:
        """The city and its districts, as addresses."""
        return tuple(
            Option(area_path(one), f"{one.label} (hela staden)" if one.is_city else one.label, one == self.area)
            for one in siblings(self.release, self.area)
        )

    @cached_property
    def editions(self) -> tuple[Option, ...]:
        """The releases that have the area, as addresses; the newest has the shortest."""
        every = self.public.editions_of(self.area.level, self.area.area)
        return tuple(
            Option(
                edition_of_area_path(self.area, one.head.edition if number else ""),
                f"{one.edition.head.year}: {one.edition.head.service_area}",
                one is self.release,
            )
            for number, one in enumerate(every)
        )

    @property
    def districts(self) -> int:
        """How many districts there are to choose from, the city itself not counted."""
        return max(0, len(self.siblings) - 1)

    @property
    def similar_sentence(self) -> str:
        """Those it is laid beside, the most like first."""
        places = self.similar.places if self.similar else ()
        return similar_sentence(self.similar, ", ".join(self.release.area(*place).label for place in places))

    @property
    def nothing(self) -> str:
        """Said where nothing stands out."""
        return nothing_sentence(self.rows, self.similar, self.answers_itself)

    @property
    def release_path(self) -> str:
        return release_path(self.release.head.edition, self.release.head.version)

    @property
    def is_newest(self) -> bool:
        """Whether the page shows what its shortest address shows."""
        return self.public.editions_of(self.area.level, self.area.area)[0] is self.release

    @property
    def asked_edition(self) -> str:
        """The edition as the address must name it; "" for the newest."""
        return "" if self.is_newest else self.release.head.edition

    @property
    def everything(self) -> str:
        """The page with nothing left out."""
        return edition_of_area_path(self.area, self.asked_edition)

    @property
    def compare(self) -> str:
        """The compare tool with the area and those beside it."""
        edition = self.release.head.edition
        if self.area.level in (Level.MUNICIPALITY, Level.DISTRICT):
            nearest = self.similar.places[:4] if self.similar else ()
            return compare_path(omgang=edition, enheter=",".join([self.area.area, *(code for _, code in nearest)]))
        return compare_path(omgang=edition, grupper=group_key(self.area))

    def below_path(self, what: str) -> str:
        """An address below the area's own, in this edition where it is not the newest."""
        return area_file_path(self.area, what, self.asked_edition)

    @property
    def workbook(self) -> str:
        return self.below_path("arbetsbok.xlsx")

    @property
    def report(self) -> str:
        return self.below_path("rapport.pdf")

    @property
    def word(self) -> str:
        return self.below_path("rapport.docx")

    def chosen(self, asked: Mapping[str, str]) -> tuple[Choice, tuple[Section, ...]]:
        """What the address asks for, and the table narrowed to it."""
        choice = choice_of(asked, self.sections)
        kept = (
            Section(section.key, section.name, tuple(filter(choice.keep, section.rows)))
            for section in self.sections
            if not choice.area or section.key == choice.area
        )
        return choice, tuple(section for section in kept if section.rows)


def group_key(area: ReleaseArea) -> str:
    """A group as the compare tool names it: lan:stockholms-lan, befolkningsgrupp:3, riket."""
    return area_path(area).strip("/").replace("/", ":")


def _answers(page: Area) -> str:
    values = [row.cell.value for row in page.rows if row.cell is not None and not row.indicator.background]
    told = {category: values.count(category) for category in (Category.YES, Category.PARTLY, Category.NO)}
    asked = sum(told.values())
    if not asked:
        return f"{page.name} har inga svar i ord i den här omgången; andelar och fasta texter visas."
    *first, last = (f"{category.value} på {count}" for category, count in told.items() if count)
    said = " och ".join(filter(None, (", ".join(first), last)))
    return f"{page.name} har {said} av de {asked} indikatorer som besvaras i ord."


def _group(page: Area) -> str:
    """On how many indicators at least half have Ja."""
    shares = [
        exact(row.cell)
        for row in page.rows
        if row.cell is not None and row.indicator.unit is MeasureUnit.CATEGORY and row.own.is_value
    ]
    if not shares:
        return "Här visas andelen med Ja där den går att visa, och mått räknade på alla tillsammans."
    half = sum(share >= Fraction(1, 2) for share in shares)
    return f"{_WHO[page.area.level]} har minst hälften Ja på {half} av {len(shares)} indikatorer som besvaras i ord."


_WHO = {
    Level.NATION: "I landet",
    Level.COUNTY: "I länet",
    Level.POPULATION_GROUP: "I gruppen",
    Level.SKR_GROUP: "I gruppen",
    Level.MUNICIPALITY: "Bland stadsdelarna",
    Level.DISTRICT: "I stadsdelen",
}
_AMONG = {
    Level.NATION: "länen",
    Level.COUNTY: "länen",
    Level.POPULATION_GROUP: "grupperna",
    Level.SKR_GROUP: "grupperna",
}
