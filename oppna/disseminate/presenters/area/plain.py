"""What is said where nothing stands out, and of those an area is laid beside: no more than could be tried."""

from __future__ import annotations

from collections.abc import Sequence

from oppna.disseminate.fair.stands_out import FEWEST_TO_BE_UNLIKE
from oppna.disseminate.fair.twins import COUNT
from oppna.disseminate.fair.words import NATION_SENTENCE
from oppna.disseminate.presenters.area.rows import Row
from oppna.disseminate.presenters.area.similar import Similar
from oppna.model.codes import Level
from oppna.statistics.verdicts import Verdict


def nothing_sentence(rows: Sequence[Row], similar: Similar | None, answers_itself: bool) -> str:
    """Where nothing stands out. A measure without its counts was never tried, and few alike make nothing unusual."""
    if rows and rows[0].cell is not None and rows[0].cell.level is Level.NATION:
        return NATION_SENTENCE
    tried = any(row.verdict == Verdict.CHANCE for row in rows if not row.indicator.background)
    measures = (
        "Inget mått kan skiljas från vad slumpen och vanliga skillnader ger"
        if tried
        else "Inget mått här går att pröva mot slumpen"
    )
    return f"{measures}{_answers(similar) if answers_itself else ''}. Det betyder inte att allt är likt: se tabellen."


def _answers(similar: Similar | None) -> str:
    if similar is None or len(similar.places) < FEWEST_TO_BE_UNLIKE:
        return ", och de som liknar är för få för att säga om något svar är ovanligt"
    return ", och inget svar är ovanligt bland dem som liknar"


def similar_sentence(similar: Similar | None, names: str) -> str:
    """Who they are. Where there are no more to choose from, it is not said that they are alike."""
    if similar is None:
        return ""
    count = len(similar.places)
    if count < COUNT:
        return (
            f"Publiceringen har bara {count} andra {similar.kind} att jämföra med. Alla räknas som liknande, de mest "
            f"lika först: {names}."
        )
    return (
        f"Liknande är {count} {similar.kind} som är lika i folkmängd, kommungrupp och bakgrundsmått, de mest lika "
        f"först: {names}."
    )
