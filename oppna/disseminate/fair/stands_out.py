"""What stands out in an area: at most five sentences, each with how sure it is, made of facts and of nothing else.

An answer is told as an answer: nothing is said of chance where one unit said Ja or Nej. A measure only stands out by
its verdict. No indicator is spoken of twice, and where two facts of one contradict each other nothing is said of it:
so no two sentences of a page can be against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from oppna.swedish import number, percent

MOST = 5
NEARLY_ALL = Fraction(9, 10)
"""An answer is unlike the others where at least this share of them gave another one."""
FEWEST_TO_BE_UNLIKE = 8
MUCH_MISSING = Fraction(1, 5)
STANDING_OUT = ("avviker", "avviker tydligt")
"""The verdicts that say something stands out; the other two say that nothing can be said."""
COUNTED = "Svaren räknade ihop, inget urval; alla indikatorer väger lika."
AN_ANSWER = "Ett svar, inget urval: det kan inte jämföras mot slumpen."

Direction = Literal["högre", "lägre"]


@dataclass(frozen=True)
class Differs:
    """A measure with its verdict against a reference. Texts are as they are shown."""

    indicator: str
    name: str
    own: str
    reference: str
    reference_text: str
    direction: Direction
    verdict: str
    interval: str = ""


@dataclass(frozen=True)
class Unlike:
    """An answer among those of others: `others` gave an answer, `alike` of them the same; `usual` is the commonest."""

    indicator: str
    name: str
    answer: str
    usual: str
    alike: int
    others: int
    group: str


@dataclass(frozen=True)
class Changed:
    """A figure now and in the last round it may be compared with. `verdict`: None for an answer."""

    indicator: str
    name: str
    before: str
    after: str
    since: str
    verdict: str | None = None


@dataclass(frozen=True)
class Missing:
    """How many of the area's own figures are missing."""

    missing: int
    of: int


@dataclass(frozen=True)
class Altogether:
    """The area's number of Ja, and the lowest and highest share of Ja among the `others` of `group`."""

    yes: int
    of: int
    lowest: Fraction
    highest: Fraction
    others: int
    group: str


Fact: TypeAlias = "Differs | Unlike | Changed | Missing | Altogether"


@dataclass(frozen=True)
class Sentence:
    """What stands out, and how sure that is. `indicator`: "" where it is about no single one."""

    text: str
    certainty: str
    indicator: str = ""


class _Turn(IntEnum):
    """What is told first."""

    MUCH_MISSING = 0
    ALTOGETHER = 1
    CLEARLY = 2
    UNLIKE = 3
    DIFFERS = 4
    CHANGED = 5
    SOME_MISSING = 6


def stands_out(facts: Iterable[Fact]) -> tuple[Sentence, ...]:
    """The sentences, the strongest first; the order the facts come in does not matter."""
    telling = [fact for fact in _agreed(facts) if _tells(fact)]
    told: dict[str, Sentence] = {}
    for fact in sorted(telling, key=_order):
        told.setdefault(_subject(fact), _sentence(fact))
    return tuple(told.values())[:MOST]


def _agreed(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of one sort about one indicator are the same fact or say nothing together."""
    by_subject: dict[tuple[type, str], set[Fact]] = defaultdict(set)
    for fact in facts:
        by_subject[type(fact), _subject(fact)].add(fact)
    return [next(iter(same)) for same in by_subject.values() if len(same) == 1]


def _subject(fact: Fact) -> str:
    """The indicator, or what else the fact is about; no indicator's id has a space in it."""
    if isinstance(fact, Missing):
        return "i det som saknas"
    return "i allt" if isinstance(fact, Altogether) else fact.indicator


def _tells(fact: Fact) -> bool:
    """Whether the fact stands out at all."""
    if isinstance(fact, Differs):
        return fact.verdict in STANDING_OUT
    if isinstance(fact, Unlike):
        enough = fact.others >= FEWEST_TO_BE_UNLIKE
        return enough and fact.answer != fact.usual and Fraction(fact.others - fact.alike, fact.others) >= NEARLY_ALL
    if isinstance(fact, Changed):
        return fact.before != fact.after and (fact.verdict is None or fact.verdict in STANDING_OUT)
    if isinstance(fact, Altogether):
        enough = fact.others >= FEWEST_TO_BE_UNLIKE and fact.of > 0
        return enough and not fact.lowest <= Fraction(fact.yes, fact.of) <= fact.highest
    return 0 < fact.missing <= fact.of


def _order(fact: Fact) -> tuple[_Turn, Fraction, str]:
    return (_turn(fact), _rarity(fact), _subject(fact))


def _turn(fact: Fact) -> _Turn:
    if isinstance(fact, Differs):
        return _Turn.CLEARLY if fact.verdict == STANDING_OUT[1] else _Turn.DIFFERS
    if isinstance(fact, Unlike):
        return _Turn.UNLIKE
    if isinstance(fact, Changed):
        return _Turn.CHANGED
    if isinstance(fact, Altogether):
        return _Turn.ALTOGETHER
    return _Turn.MUCH_MISSING if Fraction(fact.missing, fact.of) > MUCH_MISSING else _Turn.SOME_MISSING


def _rarity(fact: Fact) -> Fraction:
    return Fraction(fact.alike, fact.others) if isinstance(fact, Unlike) else Fraction(0)


def _sentence(fact: Fact) -> Sentence:
    if isinstance(fact, Differs):
        text = f"{fact.name}: {fact.own}, {fact.direction} än {fact.reference} ({fact.reference_text})."
        return Sentence(text, _upper(f"{fact.verdict}{f'; {fact.interval}' if fact.interval else ''}."), fact.indicator)
    if isinstance(fact, Unlike):
        return Sentence(_unlike(fact), AN_ANSWER, fact.indicator)
    if isinstance(fact, Changed):
        text = f"{fact.name}: {fact.before} {fact.since}, nu {fact.after}."
        sure = AN_ANSWER if fact.verdict is None else _upper(f"förändringen {fact.verdict}.")
        return Sentence(text, f"{sure} Måtten är direkt jämförbara.", fact.indicator)
    if isinstance(fact, Altogether):
        own = percent(Fraction(fact.yes, fact.of))
        told = f"{fact.others} {fact.group} har Ja på {number(fact.lowest * 100)}–{percent(fact.highest)}"
        return Sentence(f"Ja på {fact.yes} av {fact.of} indikatorer ({own}); {told}.", COUNTED)
    text = f"Uppgift saknas eller är ologisk på {fact.missing} av {fact.of} indikatorer."
    return Sentence(text, "Det som saknas kan dölja både Ja och Nej.")


def _unlike(fact: Unlike) -> str:
    usual = fact.others - fact.alike
    if fact.alike:
        return f"{fact.name}: {fact.answer}, som {fact.alike} av {fact.others} {fact.group}; {usual} har annat svar."
    return f"{fact.name}: {fact.answer}. Ingen av {fact.others} {fact.group} svarar så."


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def indicators_of(sentences: Sequence[Sentence]) -> list[str]:
    """The indicators that are spoken of, in order."""
    return [sentence.indicator for sentence in sentences if sentence.indicator]
