"""An indicator or background measure with everything a user or a sceptic needs to know of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from oppna.model.codes import Level, MeasureUnit
from oppna.model.placement import PlacementRule
from oppna.model.questionnaire import Source


class CategoryRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="kategori",
    rename={
        "yes": "ja",
        "corrected": "rättad",
        "partly": "delvis",
        "not_applicable": "ej_aktuellt",
        "illogical": "ologisk",
    },
    forbid_unknown_fields=True,
):
    """Conditions in the rule language.

    The first true of illogical, not_applicable, yes, corrected, partly decides; else Nej. `corrected` gives Ja
    where the answers as they stand would not, and review tells of it. No two of the conditions can be true
    together (the catalogue checks every combination of answers).
    """

    yes: str
    corrected: str = ""
    partly: str = ""
    not_applicable: str = ""
    illogical: str = ""


class RatioRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="kvot",
    rename={
        "numerator": "täljare",
        "denominator": "nämnare",
        "missing": "bortfall",
        "illogical": "ologisk",
        "not_applicable": "ej_aktuellt",
    },
    forbid_unknown_fields=True,
):
    """Two expressions over numbers; groups are pooled. The first true of missing, illogical, not_applicable decides."""

    numerator: str
    denominator: str
    missing: str = ""
    illogical: str = ""
    not_applicable: str = ""


class RegisterRatioRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="registerkvot",
    rename={"file": "fil", "numerator": "täljare", "denominator": "nämnare"},
    forbid_unknown_fields=True,
):
    """A ratio of two whole-number columns of a register file with one row a unit, pooled over the units in it.

    A unit that is absent from the file, or has 0 in the denominator, is missing. A numerator above
    the denominator is refused as bad input [METHOD 5, BM_bistand].
    """

    file: str
    numerator: str
    denominator: str


class RegisterListRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="registerlista",
    rename={"file": "fil"},
    forbid_unknown_fields=True,
):
    """A unit on the list in the register file is Ja, all others Nej. A city on it covers its districts [METHOD 1]."""

    file: str


class PublishedOnly(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="slag", tag="publicerad", forbid_unknown_fields=True
):
    """The edition publishes the figure and its rule is not computed here."""


Rule = CategoryRule | RatioRule | RegisterRatioRule | RegisterListRule | PlacementRule | PublishedOnly


class WorkedExample(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"name": "namn", "answers": "svar", "expected": "väntat", "register": "register"},
    forbid_unknown_fields=True,
):
    """Answers of one imagined unit and what the indicator then is; the product verifies it.

    `answers`: question → answer as in a file. `register`: column → value for register measures
    ({} = the unit is not in the file; for a list {"finns": "Ja"}). `expected`: a category, a share with
    six decimals ("0.730000"), "uppgift saknas" or "ologisk uppgift".
    """

    name: str
    expected: str
    answers: dict[str, str] = {}
    register: dict[str, str] = {}


class KoladaLink(
    msgspec.Struct, frozen=True, kw_only=True, rename={"id": "id", "reason": "skäl"}, forbid_unknown_fields=True
):
    """The id of the same measure in Kolada, or "" with the reason why there is none."""

    id: str = ""
    reason: str = ""


Verdict = Literal["direkt jämförbar", "påverkad", "ej jämförbar", "tillkommen", "borttagen", "framgår inte"]
"""What a source says of comparing two figures, or that it says nothing."""

DIRECTLY: Verdict = "direkt jämförbar"
"""The only verdict that lets one line run through two figures."""


class Comparability(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"with_": "med", "verdict": "bedömning", "reason": "skäl", "despite": "trots", "source": "källa"},
    forbid_unknown_fields=True,
):
    """What may be compared. `with_` is an edition id ("2017-bou") or an area of the joint survey ("LSS barn").

    `despite` is why a claim stands although the definitions of the two editions contradict it.
    """

    with_: str
    verdict: Verdict
    source: Source
    reason: str = ""
    despite: str = ""


class Period(
    msgspec.Struct, frozen=True, kw_only=True, rename={"start": "från", "end": "till"}, forbid_unknown_fields=True
):
    """The time a figure is about, ISO dates, both included. A measurement day has start = end."""

    start: str
    end: str


class Indicator(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "name": "namn",
        "short_name": "kortnamn",
        "measure": "mått",
        "purpose": "syfte",
        "source": "källa",
        "kind": "typ",
        "quality_area": "kvalitetsområde",
        "indicator_area": "indikatorområde",
        "direction": "riktning",
        "target": "målvärde",
        "part": "del",
        "reported_as": "redovisas_som",
        "unit": "enhet",
        "questions": "frågor",
        "rule": "regel",
        "nonresponse_limit": "bortfallsgräns",
        "levels": "nivåer",
        "period": "mätperiod",
        "data_source": "datakälla",
        "error_sources": "felkällor",
        "coverage": "datatäckning",
        "between_years": "jämförbarhet_år",
        "between_areas": "jämförbarhet_områden",
        "author": "författare",
        "checker": "granskare",
        "next_review": "nästa_granskning",
        "remarks": "anmärkningar",
        "examples": "exempel",
        "background": "bakgrundsmått",
    },
    forbid_unknown_fields=True,
):
    """One indicator of one edition: a file in `definitions/editions/<edition>/indicators/` (or `background/`).

    `dimension` and `quality_area` are keys of the code list `dimensioner.yaml`; `indicator_area` is
    the heading of the workbook. `nonresponse_limit` says whether the 20 % rule applies [METHOD 3].
    `questions` are the required ones [contract/indicators.csv]. `author`, `checker` and `next_review`
    are never invented: empty shows as "ej granskad". `remarks` hold slips in the documents. `kind`,
    `reported_as` and the texts that default to "" may be empty only in an edition whose head says it
    is incomplete.
    """

    id: str
    name: str
    short_name: str
    source: Source
    kind: Literal["struktur", "process", "resultat", "bakgrund", ""]
    dimension: str
    quality_area: str
    indicator_area: str
    direction: Literal["högre", "lägre", "ingen"]
    part: str
    reported_as: str
    rule: Rule
    levels: tuple[Level, ...]
    period: Period
    kolada: KoladaLink
    measure: str = ""
    purpose: str = ""
    target: str = ""
    data_source: str = ""
    error_sources: str = ""
    examples: tuple[WorkedExample, ...] = ()
    unit: MeasureUnit = MeasureUnit.CATEGORY
    questions: tuple[str, ...] = ()
    nonresponse_limit: bool = True
    coverage: str = ""
    between_years: tuple[Comparability, ...] = ()
    between_areas: tuple[Comparability, ...] = ()
    author: str = ""
    checker: str = ""
    next_review: str = ""
    remarks: tuple[str, ...] = ()
    background: bool = False
