"""Everything on the page of an indicator, but for how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from oppna.disseminate.addresses import (
    figure_path,
    indicator_list_path,
    indicator_path,
    indicator_view_path,
    picture_path,
    release_path,
)
from oppna.disseminate.charts.large.frame import DARK_NAME, LIGHT
from oppna.disseminate.charts.legend import legend
from oppna.disseminate.charts.map import county_map, municipality_map
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.fair.case import case_of
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.objections import answers
from oppna.disseminate.fair.record import Answered
from oppna.disseminate.fair.same import rule_of
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.words import NATION_SENTENCE
from oppna.disseminate.presenters.indicator import links, pictures
from oppna.disseminate.presenters.indicator.asked import Asked, asked
from oppna.disseminate.presenters.indicator.choice import ORDERS, Choice
from oppna.disseminate.presenters.indicator.described import Fact, described
from oppna.disseminate.presenters.indicator.examples import Example, examples_of
from oppna.disseminate.presenters.indicator.funnelled import Funnelled, funnelled, why_not
from oppna.disseminate.presenters.indicator.links import Link
from oppna.disseminate.presenters.indicator.mapped import Mapped, mapped
from oppna.disseminate.presenters.indicator.outside import Outside, outside
from oppna.disseminate.presenters.indicator.over_years import OverYears, over_years
from oppna.disseminate.presenters.indicator.rows import Group, Row, group_rows, unit_rows
from oppna.disseminate.presenters.indicator.told import opening, respondents
from oppna.disseminate.presenters.indicator.whole import whole
from oppna.disseminate.presenters.plain_answers import plain_answers
from oppna.disseminate.presenters.plain_rule import plain_rule
from oppna.disseminate.presenters.take_along import TakeAlong
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import NATION, Level, MeasureUnit
from oppna.model.indicator import Indicator
from oppna.model.release import CorrectionEntry, IndicatorQuality
from oppna.release.content import Release
from oppna.statistics.verdicts import Verdict
from oppna.swedish import date

FEW = 30
"""Of so few municipalities one wants to see where they are, not where they are in the country."""


@dataclass(frozen=True)
class Files:
    """Where a picture is as files. `vega`: its `json` is a specification that draws it again, not figures alone."""

    light: str
    png: str
    json: str
    vega: bool


@dataclass(frozen=True)
class Picture(Files):
    """A large picture of the page: in the dark too, what it says, and its size."""

    dark: str
    sentence: str
    width: int
    height: int


@dataclass(frozen=True)
class Page:
    """What the template lays out. Everything is a text, a link or a row already."""

    release: Release
    indicator: Indicator
    chosen: Choice
    opening: str
    respondents: str
    reading: list[Fact]
    more: list[Fact]
    questions: list[Asked]
    whole: Markup
    map: Markup
    map_legend: Markup
    map_links: list[Link]
    groups: list[Group]
    units: list[Row]
    orders: list[tuple[str, str, bool]]
    counties: list[tuple[str, str, bool]]
    pictures: dict[str, Picture]
    funnelled: Funnelled | None
    outside: list[Outside]
    no_funnel: str
    over_years: OverYears
    quality: IndicatorQuality | None
    corrections: tuple[CorrectionEntry, ...]
    nation_sentence: str
    nation_figure: str
    objections: tuple[Answered, ...]
    editions: list[Link]
    compare: str
    take_along: TakeAlong

    @property
    def is_category(self) -> bool:
        return self.indicator.unit is MeasureUnit.CATEGORY

    @property
    def examples(self) -> list[Example]:
        return examples_of(self.release.edition, self.indicator)

    @property
    def as_files(self) -> dict[str, Files]:
        """The pictures that the page draws itself."""
        drawn = (pictures.MAP, pictures.COUNTY_MAP, pictures.DISTRIBUTION)
        return {name: _files(self.release, self.indicator, name) for name in drawn}

    @property
    def interval_sentence(self) -> str:
        """How sure the nation's figure is; that it is compared with nothing stands where the funnel is."""
        return self.nation_sentence.removesuffix(NATION_SENTENCE).strip()

    @property
    def nobody_differs(self) -> bool:
        return all(one.verdict == Verdict.TOO_FEW.value for one in self.outside)

    @property
    def has_bounds(self) -> bool:
        return any(group.bounds for group in self.groups)

    @property
    def value_heading(self) -> str:
        return "Andel Ja" if self.is_category else "Värde"

    @property
    def address(self) -> str:
        return indicator_path(self.release.head.edition, self.indicator.id)

    @property
    def list_link(self) -> str:
        return indicator_list_path(omgang=self.release.head.edition)

    @property
    def release_link(self) -> str:
        return release_path(self.release.head.edition, self.release.head.version)

    @property
    def whole_country(self) -> str:
        """The same view without the choice of a county."""
        return indicator_view_path(self.release.head.edition, self.indicator.id, **self.chosen.query(lan=""))

    @property
    def date(self) -> str:
        return date(self.release.head.date)

    @property
    def has_intervals(self) -> bool:
        """A unit's own Ja or Nej has none; the cities' are told on the pages of their figures."""
        return not self.is_category and any(row.interval for row in self.units)


def page_of(public: Public, release: Release, indicator: Indicator, chosen: Choice) -> Page:
    """The page as somebody chose to see it."""
    reading, more = described(release, indicator)
    nation = release.areas_by_place.get((Level.NATION, NATION))
    on_map = mapped(release, indicator, chosen)
    figures = kept(release, ("indicator page", indicator.id), lambda: _figures(release, indicator))
    return Page(
        release=release,
        indicator=indicator,
        chosen=chosen,
        opening=opening(release, indicator),
        respondents=respondents(release, indicator),
        reading=reading,
        more=more,
        questions=asked(release, indicator),
        whole=figures.whole,
        map=_map(on_map, indicator, chosen),
        map_legend=legend(on_map.entries),
        map_links=links.maps(release, indicator, chosen),
        groups=figures.groups,
        units=unit_rows(release, indicator, chosen),
        orders=[(key, text, key == chosen.order) for key, text in ORDERS.items()],
        counties=links.counties(release, chosen),
        pictures=_pictures(public, release, indicator),
        funnelled=figures.funnelled,
        outside=figures.outside,
        no_funnel="" if figures.funnelled else why_not(release, indicator),
        over_years=over_years(public, release.head.edition, indicator.id),
        quality=next((one for one in release.quality.indicators if one.indicator == indicator.id), None),
        corrections=release.head.corrections,
        nation_sentence=sureness(release, indicator.id)[Level.NATION, NATION].sentence if nation else "",
        nation_figure=figure_path(release.head.edition, indicator.id, nation) if nation else "",
        objections=_objections(public, release, indicator),
        editions=links.editions(public, release, indicator),
        compare=links.compare(release, indicator),
        take_along=links.take_along(release, indicator, chosen),
    )


def _objections(public: Public, release: Release, indicator: Indicator) -> tuple[Answered, ...]:
    """What doubts about the nation's figure are answered with; nothing where it is not reported."""
    key = ("nation objections", release.head.edition, indicator.id)
    return kept(public, key, lambda: _answered(public, release, indicator))


def _answered(public: Public, release: Release, indicator: Indicator) -> tuple[Answered, ...]:
    case = case_of(public, release.head.edition, indicator.id, (Level.NATION, NATION))
    if case is None:
        return ()
    return plain_answers(answers(case), rule_of(case), " ".join(plain_rule(release.edition, indicator)))


@dataclass(frozen=True)
class _Figures:
    """What does not depend on what the reader chose."""

    whole: Markup
    groups: list[Group]
    funnelled: Funnelled | None
    outside: list[Outside]


def _figures(release: Release, indicator: Indicator) -> _Figures:
    drawn = funnelled(release, indicator)
    lying = outside(release, indicator, drawn) if drawn else []
    return _Figures(whole(release, indicator), group_rows(release, indicator), drawn, lying)


def _map(on_map: Mapped, indicator: Indicator, chosen: Choice) -> Markup:
    label = f"Karta: {indicator.short_name}. Varje {'län' if on_map.counties else 'kommun'} är en länk till sin siffra."
    if on_map.counties:
        return county_map(on_map.marked, label=label)
    return municipality_map(on_map.marked, label=label, near=chosen.county is not None or len(on_map.marked) < FEW)


def _pictures(public: Public, release: Release, indicator: Indicator) -> dict[str, Picture]:
    return kept(
        public, ("pictures", release.head.edition, indicator.id), lambda: _all_pictures(public, release, indicator)
    )


def _all_pictures(public: Public, release: Release, indicator: Indicator) -> dict[str, Picture]:
    """Name → picture, of those the page shows."""
    return {name: _picture(public, release, indicator, name) for name in pictures.on_page(public, release, indicator)}


def _picture(public: Public, release: Release, indicator: Indicator, name: str) -> Picture:
    drawing = pictures.drawing(public, release, indicator, name, LIGHT)
    assert drawing is not None  # `on_page` names those there are
    files = _files(release, indicator, name)
    return Picture(
        light=files.light,
        png=files.png,
        json=files.json,
        vega=files.vega,
        dark=picture_path(release.head.edition, indicator.id, f"{name}.{DARK_NAME}", "svg"),
        sentence=drawing.spec["description"],
        width=drawing.spec["width"],
        height=drawing.spec["height"],
    )


def _files(release: Release, indicator: Indicator, name: str) -> Files:
    address = partial(picture_path, release.head.edition, indicator.id, name)
    vega = name not in (pictures.MAP, pictures.COUNTY_MAP)
    return Files(address("svg"), address("png"), address("json"), vega)
