"""The sentences on how sure a figure is. No other room has words for it."""

from __future__ import annotations

from fractions import Fraction

from oppna.disseminate.fair.facts import Kind, Span
from oppna.disseminate.products.words import SMALL_SHARE, over_limit
from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, Level, MeasureUnit, Status
from oppna.model.indicator import CategoryRule, Indicator
from oppna.model.placement import PlacementRule
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release
from oppna.swedish import NO_BREAK_SPACE, percent

PER_CENT = f"{NO_BREAK_SPACE}%"
LEVEL_TEXT = f"95{PER_CENT}"
NATION_SENTENCE = "Riket är det som de andra områdena jämförs med, så det jämförs inte självt med något."
NO_TARGET = "Rikets värde visas inte, så det finns inget att jämföra med."
NO_SPREAD = (
    "Områdena av samma slag är för få för att veta hur mycket de brukar skilja sig åt, så det går inte att säga om "
    "skillnaden är större än så."
)
NOT_REPORTED = "Indikatorn redovisas inte för området, så det finns inget värde att säga något om."
USUAL_TOO = (
    "Till slumpen räknas här också att områden brukar skilja sig åt; med slumpen i antalet ensam vore tratten runt "
    "riket smalare, och andelen låge utanför den."
)
"""Said where the funnel of chance alone would lead the eye to another verdict."""
TWO_WAYS = (
    "Intervallet räknas runt andelen och tratten runt riket; de är två sätt att räkna, som kan peka åt olika håll, och "
    "omdömet följer tratten."
)
"""Said where the interval alone would."""
ONE_OBJECT = (
    "Gruppen är ett enda objekt, så andelen är dess svar: ett svar är inget urval, har inget intervall och kan inte "
    "jämföras mot slumpen."
)
_NUMBER = "Måttet är ett tal och ingen andel av något, så inget intervall räknas för det."
_PERSONS = "Antalen bakom andelen är inte offentliga, så varken intervall eller tratt kan räknas."
_SOURCE = "Källan ger andelen utan antal, så varken intervall eller tratt kan räknas."
_OTHERWISE = "Andelen är publicerad utan antal, så varken intervall eller tratt kan räknas."


def decimals_of(value: Fraction, indicator: Indicator) -> int:
    """How many decimals of a per cent a share is told with, as `shown` shows it."""
    return 1 if indicator.unit is MeasureUnit.SHARE and 0 < value < SMALL_SHARE else 0


def apart(one: Fraction, other: Fraction, decimals: int) -> tuple[str, str]:
    """Two shares in per cent, with as many decimals as it takes to see that they are not the same."""
    while decimals < 6:
        texts = percent(one, decimals), percent(other, decimals)
        if texts[0] != texts[1] or one == other:
            return texts
        decimals += 1
    return percent(one, decimals), percent(other, decimals)


def span_text(span: Span, decimals: int = 0) -> str:
    """45–75 %, with as many decimals as it takes to see that the ends are not the same: 2,76–2,84 %, not 2,8–2,8 %."""
    low, high = apart(Fraction(span.low), Fraction(span.high), decimals)
    return f"{low.removesuffix(PER_CENT)}–{high}"


def area_name(area: ReleaseArea) -> str:
    """An area as the subject of a sentence."""
    match area.level:
        case Level.POPULATION_GROUP:
            return f"Befolkningsgrupp {area.area} ({area.label})"
        case Level.SKR_GROUP:
            return f"Kommungrupp {area.area} ({area.label})"
        case _:
            return area.label


def measure_name(indicator: Indicator) -> str:
    """What a share is a share of, in a sentence."""
    return "andelen Ja" if indicator.unit is MeasureUnit.CATEGORY else "andelen"


def interval_sentence(span: Span, decimals: int) -> str:
    """Says nothing of any other area: whether the figure differs is the verdict's to say."""
    return f"Intervallet runt andelen ({LEVEL_TEXT}) är {span_text(span, decimals)}."


def answer_sentence(cell: Cell, indicator: Indicator) -> str:
    """Of a unit's own Ja, Delvis or Nej."""
    whose = "ett svar" if isinstance(indicator.rule, CategoryRule) else "en uppgift ur ett register"
    return f"{cell.value} är {whose}, inget urval: det har inget intervall, och det kan inte jämföras mot slumpen."


def without_counts(release: Release, indicator: Indicator) -> str:
    """Why a share stands without its counts. Of persons the counts are never public, whoever published the share."""
    if isinstance(indicator.rule, PlacementRule):
        return _PERSONS
    return _SOURCE if release.head.origin == "published" else _OTHERWISE


def valueless_sentence(release: Release, cell: Cell | None) -> str:
    """Of a cell that holds no figure: its fixed text, and that nothing is worked out about it."""
    if cell is None:
        return NOT_REPORTED
    if cell.status is Status.OK:
        return f"{NOT_APPLICABLE_TEXT.capitalize()}: frågan gäller inte området, så det finns inget värde att bedöma."
    text = STATUS_TEXT[cell.status]
    begun = text if cell.status is Status.CONFIDENTIAL else text.capitalize()  # the x is a mark, not a word
    return f"{begun}: {_because(release, cell.status)}"


def _because(release: Release, status: Status) -> str:
    rule = release.edition.head.nonresponse
    match status:
        case Status.SUPPRESSED_NONRESPONSE:
            limit = f" eftersom {over_limit(rule)}" if rule else ""
            return f"gruppens värde är dolt{limit}. Inget räknas ut om det."
        case Status.CONFIDENTIAL:
            return "värdet är dolt för att skydda enskilda personer. Inget räknas ut om det."
        case Status.ILLOGICAL:
            return "svaren säger emot varandra, så det finns inget värde att säga något om."
        case _:
            return "det finns inget värde att säga något om."


def plain_sentence(release: Release, indicator: Indicator, kind: Kind) -> str:
    """Of a figure that no interval can be worked out for."""
    return _NUMBER if kind is Kind.NUMBER else without_counts(release, indicator)
