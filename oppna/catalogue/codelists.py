"""The code lists: what a code in a definition or a file may be, and what it is called."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from oppna.catalogue.cache import compiled
from oppna.catalogue.home import definitions_home
from oppna.model.questionnaire import Source

T = TypeVar("T")


class Dimension(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "definition": "definition", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A dimension of good care."""

    name: str
    definition: str
    source: Source


class QualityArea(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "dimension": "dimension", "definition": "definition", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A quality area; `dimension` is the key of the one it belongs to."""

    name: str
    dimension: str
    definition: str
    source: Source


class SkrGroup(
    msgspec.Struct, frozen=True, rename={"name": "namn", "main_group": "huvudgrupp"}, forbid_unknown_fields=True
):
    """One of SKR's nine groups of municipalities; `main_group` is A, B or C."""

    name: str
    main_group: str


class PopulationGroup(
    msgspec.Struct, frozen=True, rename={"name": "namn", "start": "från", "end": "till"}, forbid_unknown_fields=True
):
    """A group by inhabitants; both limits included, `end` None has no upper limit [METHOD 1]."""

    name: str
    start: int
    end: int | None


class DimensionList(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "source": "källa", "dimensions": "dimensioner", "quality_areas": "kvalitetsområden"},
    forbid_unknown_fields=True,
):
    """`dimensioner.yaml`."""

    name: str
    source: Source
    dimensions: dict[str, Dimension]
    quality_areas: dict[str, QualityArea]


class SkrGroupList(
    msgspec.Struct,
    frozen=True,
    rename={
        "name": "namn",
        "year": "år",
        "remark": "anmärkning",
        "source": "källa",
        "name_source": "namnkälla",
        "main_groups": "huvudgrupper",
        "groups": "grupper",
    },
    forbid_unknown_fields=True,
):
    """`skr_grupper.yaml`. `year` is whose division the codes of the frames are."""

    name: str
    year: int
    remark: str
    source: Source
    name_source: str
    main_groups: dict[str, str]
    groups: dict[str, SkrGroup]


class PopulationGroupList(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "source": "källa", "district_group": "stadsdelars_grupp", "groups": "grupper"},
    forbid_unknown_fields=True,
):
    """`befolkningsgrupper.yaml`."""

    name: str
    source: Source
    district_group: str
    groups: dict[str, PopulationGroup]


class CountyList(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "source": "källa", "counties": "län"},
    forbid_unknown_fields=True,
):
    """`lan.yaml`."""

    name: str
    source: str
    counties: dict[str, str]


class PopulationDay(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "date": "datum", "total": "summa", "source": "källa"},
    forbid_unknown_fields=True,
):
    """`folkmangd.yaml`: the ISO date of the inhabitants in the frames, and how many they are in all municipalities."""

    name: str
    date: str
    total: int
    source: str


class SurveyPart(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "obligatory": "obligatorisk", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A part of the joint survey, answered on its own [001:471-475]."""

    name: str
    obligatory: bool
    source: Source


class SurveyArea(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "part": "del", "printed": "tryckt", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A column of the printed matrices between areas; `part` is the key of the part that asks about it."""

    name: str
    part: str
    printed: str
    source: Source


class SurveyAreaList(
    msgspec.Struct,
    frozen=True,
    rename={"name": "namn", "source": "källa", "parts": "delar", "areas": "områden"},
    forbid_unknown_fields=True,
):
    """`delomraden.yaml`."""

    name: str
    source: Source
    parts: dict[str, SurveyPart]
    areas: dict[str, SurveyArea]


class SearchWord(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"words": "ord", "indicators": "indikatorer", "area": "område", "about": "om", "source": "källa"},
    forbid_unknown_fields=True,
):
    """Other words for something that is measured or compared. `indicators`: edition → ids, the most fitting first.

    `area` is "level:code". `about` is what to tell whoever means something else than what is measured.
    """

    words: tuple[str, ...]
    indicators: dict[str, tuple[str, ...]] = {}
    area: str = ""
    about: str = ""
    source: Source | None = None


class SearchWordList(
    msgspec.Struct, frozen=True, rename={"name": "namn", "words": "sökord"}, forbid_unknown_fields=True
):
    """`synonymer.yaml`."""

    name: str
    words: tuple[SearchWord, ...]


FILES: dict[str, type] = {
    "dimensioner": DimensionList,
    "skr_grupper": SkrGroupList,
    "befolkningsgrupper": PopulationGroupList,
    "lan": CountyList,
    "folkmangd": PopulationDay,
    "delomraden": SurveyAreaList,
    "synonymer": SearchWordList,
}
"""The files of `definitions/codelists`, without `.yaml`."""


def dimensions() -> dict[str, Dimension]:
    """Key → dimension, in the source's order."""
    return _list("dimensioner", DimensionList).dimensions


def quality_areas() -> dict[str, QualityArea]:
    """Key → quality area, in the source's order."""
    return _list("dimensioner", DimensionList).quality_areas


def skr_groups() -> dict[str, SkrGroup]:
    """Code → group."""
    return _list("skr_grupper", SkrGroupList).groups


def skr_group_year() -> int:
    """The year whose division the codes of the frames follow."""
    return _list("skr_grupper", SkrGroupList).year


def population_groups() -> dict[str, PopulationGroup]:
    """Code "1"–"5" → group."""
    return _list("befolkningsgrupper", PopulationGroupList).groups


def district_group() -> str:
    """The population group every district belongs to."""
    return _list("befolkningsgrupper", PopulationGroupList).district_group


def counties() -> dict[str, str]:
    """County code "01"–"25" → name, the text that stands in `county` of units.csv."""
    return _list("lan", CountyList).counties


def population_day() -> PopulationDay:
    """Which day the inhabitants of the frames were counted."""
    return _list("folkmangd", PopulationDay)


def survey_parts() -> dict[str, SurveyPart]:
    """Key → part of the joint survey, in the source's order."""
    return _list("delomraden", SurveyAreaList).parts


def survey_areas() -> dict[str, SurveyArea]:
    """Key → area of the joint survey, in the order of the printed matrices."""
    return _list("delomraden", SurveyAreaList).areas


def search_words() -> tuple[SearchWord, ...]:
    """Other words people search with, and what they stand for."""
    return _list("synonymer", SearchWordList).words


def _list(name: str, noun: type[T]) -> T:
    path = definitions_home() / "codelists" / f"{name}.yaml"
    return compiled(f"codelist-{name}", [path], noun, lambda: _read(name, noun))


def _read(name: str, noun: type[T]) -> T:
    from oppna.catalogue.shape import read  # the parser of YAML, only when the cache has nothing

    return read(definitions_home() / "codelists" / f"{name}.yaml", f"codelists/{name}.yaml", noun)
