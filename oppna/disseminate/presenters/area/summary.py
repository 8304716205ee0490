"""The one sentence that the page of an area opens with."""

from __future__ import annotations

from collections.abc import Sequence

from oppna.disseminate.presenters.area.overview import half_words
from oppna.disseminate.presenters.area.rows import Row
from oppna.model.codes import Category, Level


def own_summary(name: str, rows: Sequence[Row]) -> str:
    """Of one that answers: how many Ja, Delvis and Nej."""
    values = [row.cell.value for row in rows if row.cell is not None and not row.indicator.background]
    told = {category: values.count(category) for category in (Category.YES, Category.PARTLY, Category.NO)}
    asked = sum(told.values())
    if not asked:
        return f"{name} har inga svar i ord i den här omgången; andelar och fasta texter visas."
    *first, last = (f"{category.value} på {count}" for category, count in told.items() if count)
    said = " och ".join(filter(None, (", ".join(first), last)))
    return f"{name} har {said} av de {asked} indikatorer som besvaras i ord."


def group_summary(level: Level, rows: Sequence[Row]) -> str:
    """Of a group: on how many indicators at least half have Ja."""
    half = half_words(rows)
    if not half:
        return "Här visas andelen med Ja där den går att visa, och mått räknade på alla tillsammans."
    return f"{_WHO[level]} har {half} indikatorer som besvaras i ord."


_WHO = {
    Level.NATION: "I landet",
    Level.COUNTY: "I länet",
    Level.POPULATION_GROUP: "I gruppen",
    Level.SKR_GROUP: "I gruppen",
    Level.MUNICIPALITY: "Bland stadsdelarna",
    Level.DISTRICT: "I stadsdelen",
}
