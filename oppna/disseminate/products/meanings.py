"""What every text and colour of a result means: the one explanation, for the workbook and the reports."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.products.words import CATEGORY_TEXT, over_limit
from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, Category, Colour, Status
from oppna.process.colour import colour
from oppna.release.content import Release

_COLOURED = {
    Category.YES: "Grönt: önskvärt resultat.",
    Category.PARTLY: "Gult: delvis önskvärt resultat.",
    Category.NO: "Rött: ett område att utveckla.",
}

_STATUS = {
    Status.MISSING: "Frågan är inte besvarad, eller så har den som svarat angett att uppgiften inte kan lämnas. "
    "Gäller det en grupp har ingen i gruppen någon uppgift.",
    Status.ILLOGICAL: "Svaren går inte ihop med varandra och har inte kunnat användas.",
    Status.SUPPRESSED_NONRESPONSE: "Bortfallet i gruppen är så stort att en andel kunde bli missvisande.",
    Status.CONFIDENTIAL: "Uppgiften bygger på så få personer att den inte får visas eller är för osäker, eller så "
    "går en sådan uppgift att räkna ut ur den.",
}

_NOT_APPLICABLE = "Frågan är inte tillämplig. Räknas varken som Ja eller Nej när andelar beräknas."


def coloured_texts() -> Iterator[tuple[str, Colour, str]]:
    """Text, colour and meaning of the categories that have a colour."""
    for category, meaning in _COLOURED.items():
        yield CATEGORY_TEXT[category], colour(category), meaning


def fixed_meanings(release: Release) -> dict[str, str]:
    """Fixed text of a cell without a value → what it means in the release."""
    meanings = {NOT_APPLICABLE_TEXT: _NOT_APPLICABLE} | {STATUS_TEXT[one]: _STATUS[one] for one in STATUS_TEXT}
    if rule := release.edition.head.nonresponse:
        suppressed = f"Gruppen visas inte, eftersom {over_limit(rule)}. En andel kunde bli missvisande."
        meanings[STATUS_TEXT[Status.SUPPRESSED_NONRESPONSE]] = suppressed
    return meanings
