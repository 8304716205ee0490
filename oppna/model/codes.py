"""The closed lists of the method, in the words that stand in files and on pages."""

from __future__ import annotations

from enum import StrEnum

NATION = "Riket"
"""The area of the level `nation` [METHOD 1]."""

CANNOT_ANSWER = 999
"""The code a respondent gives for "cannot say" [001:1376]. Compared as a number."""


class Level(StrEnum):
    """Redovisningsnivå: what a row of a result is about [METHOD 1]."""

    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    NATION = "nation"
    POPULATION_GROUP = "population_group"
    SKR_GROUP = "skr_group"


LEVEL_NAME: dict[Level, str] = {
    Level.NATION: "Riket",
    Level.COUNTY: "Län",
    Level.POPULATION_GROUP: "Befolkningsgrupp",
    Level.SKR_GROUP: "SKR-grupp",
    Level.MUNICIPALITY: "Kommun",
    Level.DISTRICT: "Stadsdel",
}
"""What a level is called where people read it."""


class UnitKind(StrEnum):
    """What kind of object answers."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"


class Status(StrEnum):
    """Whether a cell has a value, and if not, why [METHOD 2]."""

    OK = "ok"
    MISSING = "missing"
    ILLOGICAL = "illogical"
    SUPPRESSED_NONRESPONSE = "suppressed_nonresponse"
    CONFIDENTIAL = "confidential"


class Category(StrEnum):
    """What a unit can be on an indicator reported in words."""

    YES = "Ja"
    PARTLY = "Delvis"
    NO = "Nej"
    NOT_APPLICABLE = "Ej aktuellt"


class MeasureUnit(StrEnum):
    """What the number of a measure counts. `CATEGORY` has words for units and shares for groups."""

    CATEGORY = "kategori"
    SHARE = "andel"
    HOURS_PER_WEEK = "timmar/vecka"
    COUNT = "antal"


SHARES = frozenset({MeasureUnit.CATEGORY, MeasureUnit.SHARE})
"""The units in which a value is a part of a whole, 0–1, and is told in per cent."""


class Colour(StrEnum):
    """The colour of a cell [METHOD 9]. `NONE` wherever the documents give no desired value."""

    GREEN = "grön"
    YELLOW = "gul"
    RED = "röd"
    NONE = "ofärgad"


STATUS_TEXT: dict[Status, str] = {
    Status.MISSING: "uppgift saknas",
    Status.ILLOGICAL: "ologisk uppgift",
    Status.SUPPRESSED_NONRESPONSE: "visas inte, för stort bortfall",
    Status.CONFIDENTIAL: "x (sekretess)",
}
"""The fixed texts of cells without a value [UI, Words and numbers]."""

SYNTHETIC = "SYNTETISKA SVAR"
"""What every product made from made-up answers says."""
SYNTHETIC_MEANS = "svaren är påhittade för att pröva systemet och säger inget om någon verklig kommun"
SYNTHETIC_SENTENCE = f"{SYNTHETIC} – {SYNTHETIC_MEANS}"

NOT_APPLICABLE_TEXT = "ej aktuellt"
"""The fixed text of a cell whose value is Ej aktuellt [UI, Words and numbers]."""
