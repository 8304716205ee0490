"""The sentences that every report has: what the texts mean, how it was made, which version, where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from oppna.disseminate.products.meanings import coloured_texts, fixed_meanings
from oppna.disseminate.products.words import basis, over_limit, publisher
from oppna.disseminate.shown import TINT
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.model.release import ReleaseHead
from oppna.release.content import Release
from oppna.statistics.verdicts import Verdict
from oppna.swedish import date

UNTRIED = "prövas inte"
_VERDICTS = {
    Verdict.CHANCE: "Skillnaden mot riket är inte större än slumpen och områdens vanliga skillnader ger.",
    Verdict.DIFFERS: "Skillnaden mot riket är utanför 95 procent av vad slumpen och vanliga skillnader ger.",
    Verdict.CLEARLY: "Skillnaden mot riket är utanför 99,8 procent av vad slumpen och vanliga skillnader ger.",
    Verdict.TOO_FEW: "Så få står bakom andelen att inget kan sägas om skillnaden mot riket.",
    UNTRIED: "Ett tal, eller en andel vars antal inte är offentliga: det går inte att säga vad slumpen betyder.",
}


def meanings(release: Release, held: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Tint, text and meaning of every fixed text and verdict that the report holds."""
    for text, colour, meaning in coloured_texts():
        if text in held:
            yield TINT[colour], text, meaning
    fixed = fixed_meanings(release)
    yield from (("", text, meaning) for text, meaning in fixed.items() if text in held)
    yield from (("", str(text), meaning) for text, meaning in _VERDICTS.items() if str(text) in held)


def method(release: Release) -> Iterator[str]:
    """How it was made, who answers for it, and what was corrected."""
    head = release.head
    answerable = "" if head.synthetic else f" Ansvarig: {publisher(release)}."
    yield f"Underlag: {basis(head)}. {released(head)}.{answerable}"
    yield (
        "En kommun eller stadsdel visas med sitt svar, en grupp med andelen som har Ja. Alla räknas lika, oavsett "
        "storlek. Ordningen är ingen rangordning."
    )
    if rule := release.edition.head.nonresponse:
        yield f"En grupp visas inte när {over_limit(rule)}."
    if log := head.corrections:
        newest = log[-1]
        yield f"Version {newest.version} rättar version {newest.replaces}: {newest.reason}"


def synthetic_sentence(head: ReleaseHead) -> str:
    """For made-up answers, else ""."""
    return SYNTHETIC_SENTENCE if head.synthetic else ""


def released(head: ReleaseHead) -> str:
    """Edition, version and day."""
    return f"{head.edition_name}, version {head.version}, {date(head.date)}"


def signed(name: str, head: ReleaseHead) -> str:
    """At the foot of every page: a page that is copied alone still says what it is."""
    return f"{name} · {released(head)}"
