"""An edition: one round of one area of the comparisons, with all its definitions."""

from __future__ import annotations

from typing import Literal

import msgspec

from oppna.model.indicator import Indicator, PublishedOnly
from oppna.model.placement import PlacementRule
from oppna.model.questionnaire import Question, Questionnaire, Source
from oppna.model.secrecy import SecrecyRule


class NonresponseRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"limit_percent": "gräns_procent", "counts": "räknas", "reason": "skäl", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A group is not shown when more than `limit_percent` of its objects are nonresponse [METHOD 3].

    `counts` names what is nonresponse: "missing", and in 2017 also "Ej aktuellt"; empty where an
    incomplete source does not say.
    """

    limit_percent: int
    counts: tuple[Literal["missing", "Ej aktuellt"], ...]
    reason: str
    source: Source


class RoundDates(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "sent": "utskick",
        "reminders": "påminnelser",
        "closed": "stängd",
        "reopened": "öppnad_igen",
        "closed_again": "stängd_igen",
        "source": "källa",
    },
    forbid_unknown_fields=True,
):
    """The dates of the survey round, ISO. `reopened` and `closed_again` are "" where the round was not opened again."""

    sent: str
    reminders: tuple[str, ...]
    closed: str
    source: Source
    reopened: str = ""
    closed_again: str = ""


class PublishedResponse(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "name": "område",
        "part": "del",
        "answered": "svarande",
        "percent_before": "procent_före",
        "percent": "procent",
    },
    forbid_unknown_fields=True,
):
    """A row of the published response table [001:485-507, 004:319-330].

    `part` is "" for parts this edition does not hold. `percent_before` is the year before's, None where not given.
    """

    name: str
    answered: int
    percent: int
    percent_before: int | None = None
    part: str = ""


class PublishedUnusable(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "name": "mått",
        "area": "område",
        "indicators": "indikatorer",
        "cannot_answer": "kan_ej_lämna",
        "illogical": "ologiska",
    },
    forbid_unknown_fields=True,
):
    """A row of the published table of answers that could not be used [001 table 2]. None = not stated ("-")."""

    name: str
    area: str
    cannot_answer: int
    illogical: int | None
    indicators: tuple[str, ...] = ()


class Changes(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "since": "sedan",
        "text": "text",
        "removed": "borttagna",
        "adjusted": "justerade",
        "added": "tillkomna",
        "unpublished": "ej_publicerade",
        "source": "källa",
    },
    forbid_unknown_fields=True,
):
    """What the source says changed since the edition before [001:607-689], one line of text an item."""

    since: str
    text: str
    removed: tuple[str, ...]
    adjusted: tuple[str, ...]
    added: tuple[str, ...]
    unpublished: tuple[str, ...]
    source: Source

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Swedish heading and items of each list that has any, in the order of the source."""
        named = (
            ("Borttagna", self.removed),
            ("Justerade", self.adjusted),
            ("Tillkomna", self.added),
            ("Ingår i enkäten men publiceras inte", self.unpublished),
        )
        return tuple((heading, items) for heading, items in named if items)


class EditionHead(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "name": "namn",
        "service_area": "område",
        "year": "år",
        "measurement_day": "mätdag",
        "source": "källa",
        "publisher": "utgivare",
        "nonresponse": "bortfallsregel",
        "dates": "insamling",
        "objects": "objekt",
        "response": "svarsfrekvens",
        "unusable": "oanvändbara_svar",
        "changes": "ändringar",
        "method": "metod",
        "order": "ordning",
        "remarks": "anmärkningar",
        "secrecy": "sekretess",
        "incomplete": "ofullständig",
    },
    forbid_unknown_fields=True,
):
    """`edition.yaml`: what holds for the whole edition.

    `order`: indicator ids in the order of the workbook (background measures last). `method`:
    the paragraphs of the quality declaration in our own words, heading → text. `objects`: how
    many objects the source says the round had. `incomplete`: "" or a sentence on what the
    edition's source does not give; `measurement_day` may be "" only then.
    """

    id: str
    name: str
    service_area: str
    year: int
    measurement_day: str
    source: Source
    publisher: str
    objects: int
    order: tuple[str, ...]
    method: dict[str, str]
    nonresponse: NonresponseRule | None = None
    dates: RoundDates | None = None
    response: tuple[PublishedResponse, ...] = ()
    unusable: tuple[PublishedUnusable, ...] = ()
    changes: Changes | None = None
    remarks: tuple[str, ...] = ()
    secrecy: SecrecyRule = SecrecyRule()
    incomplete: str = ""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A whole edition as the product uses it. `indicators` stand in workbook order, background measures last.

    `printed_groups`: municipality code → population group as printed [001:285], empty where the source has none.
    """

    head: EditionHead
    indicators: tuple[Indicator, ...]
    questionnaire: Questionnaire
    printed_groups: dict[str, str] = {}

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def computed(self) -> tuple[Indicator, ...]:
        """Those with a rule to compute by; the others are given as published."""
        return tuple(indicator for indicator in self.indicators if not isinstance(indicator.rule, PublishedOnly))

    @property
    def of_units(self) -> tuple[Indicator, ...]:
        """Those where what a unit itself gave decides its value: not the published, not those counted from persons."""
        return tuple(indicator for indicator in self.computed if not isinstance(indicator.rule, PlacementRule))

    def indicator(self, id: str) -> Indicator:
        """The indicator with this id; KeyError if the edition has none."""
        for indicator in self.indicators:
            if indicator.id == id:
                return indicator
        raise KeyError(id)

    def question(self, id: str) -> Question:
        """The question with this id; KeyError if the edition has none."""
        for question in self.questionnaire.questions:
            if question.id == id:
                return question
        raise KeyError(id)
