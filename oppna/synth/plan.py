"""`synth.yaml`: how answers of an edition are made up. Owned by statisticians; the file says what each field means."""

from __future__ import annotations

import msgspec

from oppna.catalogue.home import definitions_home, shown
from oppna.catalogue.load import edition_folder
from oppna.catalogue.shape import read
from oppna.errors import refuse


class Likeness(
    msgspec.Struct,
    frozen=True,
    rename={"edition": "utgåva", "file": "fil", "area": "område"},
    forbid_unknown_fields=True,
):
    """Where the published shares lie that targets are taken from."""

    edition: str
    file: str
    area: str


class Target(msgspec.Struct, frozen=True, rename={"like": "liknar", "percent": "procent"}, forbid_unknown_fields=True):
    """The share to reach: that of a published indicator, or an assumption in per cent."""

    like: str = ""
    percent: int = 0


class LatentQuality(
    msgspec.Struct,
    frozen=True,
    rename={"by_group": "befolkningsgrupp", "county": "län", "noise": "slump_i_block"},
    forbid_unknown_fields=True,
):
    """How the hidden quality of a unit comes about."""

    by_group: dict[str, int]
    county: int
    noise: int


class Nonresponse(
    msgspec.Struct,
    frozen=True,
    rename={"part": "del", "above": "över_gränsen", "at": "på_gränsen", "percent": "svarsprocent"},
    forbid_unknown_fields=True,
):
    """How many counties end above, and exactly at, the limit of nonresponse in a part.

    `percent`: part → how many of a hundred answer it, for the parts whose response the edition's source does not count.
    """

    part: str
    above: int
    at: int
    percent: dict[str, int] = {}


class Outcome(
    msgspec.Struct,
    frozen=True,
    rename={"gives": "ger", "weight": "vikt", "answers": "svar", "yes": "ja"},
    forbid_unknown_fields=True,
):
    """Answers and what they make the block's indicators."""

    gives: tuple[str, ...]
    weight: int = 1
    answers: dict[str, str] = {}
    yes: tuple[str, ...] = ()


class Block(
    msgspec.Struct,
    frozen=True,
    rename={
        "indicators": "indikatorer",
        "target": "mål",
        "outcomes": "utfall",
        "template": "mall",
        "questions": "frågor",
        "yes_no": "ja_nej",
        "not_applicable": "ej_aktuellt",
        "not_applicable_as": "ej_aktuellt_som",
    },
    forbid_unknown_fields=True,
):
    """Indicators decided by the same questions.

    Blocks with the same `not_applicable_as` are Ej aktuellt to the same units: what they are about is not there.
    """

    indicators: tuple[str, ...]
    target: Target
    outcomes: tuple[Outcome, ...] = ()
    template: str = ""
    questions: dict[str, str] = {}
    yes_no: tuple[str, ...] = ()
    not_applicable: int = 0
    not_applicable_as: str = ""


class Measure(
    msgspec.Struct, frozen=True, rename={"indicator": "indikator", "target": "mål"}, forbid_unknown_fields=True
):
    """A pooled share to reach, and the indicator that reports it ("" where the edition has none)."""

    target: Target
    indicator: str = ""


class HoursPlan(
    msgspec.Struct,
    frozen=True,
    rename={"indicator": "indikator", "question": "fråga", "target": "mål", "cannot_answer": "kan_ej_lämna"},
    forbid_unknown_fields=True,
):
    """Hours a week in all, reported for each member of the staff; so many cannot say."""

    indicator: str
    question: str
    target: Target
    cannot_answer: int


class CannotAnswer(
    msgspec.Struct,
    frozen=True,
    rename={"staff": "handläggare", "experience": "erfarenhet", "consultants": "konsulter"},
    forbid_unknown_fields=True,
):
    """How many give the code for "cannot say": on all staff, only on experience, only on consultants."""

    staff: int
    experience: int
    consultants: int


class Illogical(
    msgspec.Struct, frozen=True, rename={"too_many": "fler_socionomer", "sum": "summan"}, forbid_unknown_fields=True
):
    """How many have more graduates than staff, and how many only parts that do not add up."""

    too_many: int
    sum: int


class StaffPlan(
    msgspec.Struct,
    frozen=True,
    rename={
        "staff": "handläggare",
        "graduates": "socionomer",
        "experience": "erfarenhet",
        "consultants": "konsulter",
        "least_one": "minst_ett",
        "least_three": "minst_tre",
        "over_five": "mer_än_fem",
        "consultant_share": "konsultandel",
        "inhabitants_each": "invånare_per_handläggare",
        "cannot_answer": "kan_ej_lämna",
        "illogical": "ologiska",
        "rounded": "avrundade_summor",
        "no_employees": "utan_anställda",
        "hours": "timmar",
    },
    forbid_unknown_fields=True,
):
    """The staff questions, the measures made of them, and the answers that cannot be used.

    `consultants` is "" where the edition does not ask about them, `hours` None where it counts none.
    """

    staff: str
    graduates: str
    experience: tuple[str, ...]
    least_one: Measure
    least_three: Measure
    over_five: Measure
    inhabitants_each: int
    cannot_answer: CannotAnswer
    illogical: Illogical
    rounded: int
    no_employees: int
    consultants: str = ""
    consultant_share: Measure = Measure(Target(percent=0))
    hours: HoursPlan | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the staff questions decide."""
        measures = (self.least_one, self.least_three, self.over_five, self.consultant_share)
        named = tuple(measure.indicator for measure in measures if measure.indicator)
        return (*named, self.hours.indicator) if self.hours else named


class LicencePlan(
    msgspec.Struct,
    frozen=True,
    rename={"indicator": "indikator", "file": "fil", "target": "mål", "by_city": "städer_med_stadens_kod"},
    forbid_unknown_fields=True,
):
    """The list of licences. Cities in `by_city` stand there with their own code, others with their districts'."""

    indicator: str
    file: str
    target: Target
    by_city: tuple[str, ...]


class ChildrenPlan(
    msgspec.Struct,
    frozen=True,
    rename={
        "indicator": "indikator",
        "file": "fil",
        "target": "mål",
        "per_thousand": "barn_av_1000_invånare",
        "absent": "saknas",
    },
    forbid_unknown_fields=True,
):
    """The register of children in families with long-term income support."""

    indicator: str
    file: str
    target: Target
    per_thousand: int
    absent: int


class RegisterPlan(
    msgspec.Struct, frozen=True, rename={"licence": "licens", "children": "barn"}, forbid_unknown_fields=True
):
    """The register files that the edition reads."""

    licence: LicencePlan | None = None
    children: ChildrenPlan | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the registers decide."""
        return tuple(plan.indicator for plan in (self.licence, self.children) if plan)


class Filling(
    msgspec.Struct,
    frozen=True,
    rename={"question": "fråga", "when": "om", "of_100": "av_100", "answer": "svar", "otherwise": "annars"},
    forbid_unknown_fields=True,
):
    """An answer to a question no indicator needs, given by some of those it is put to."""

    question: str
    when: dict[str, str]
    of_100: int
    answer: str
    otherwise: str = ""


class Oddity(
    msgspec.Struct,
    frozen=True,
    rename={"what": "vad", "number": "antal", "unit": "enhet", "when": "om", "answers": "svar"},
    forbid_unknown_fields=True,
):
    """Answers that real files hold and that must have no effect: of one `unit`, or of `number` units like `when`."""

    what: str
    answers: dict[str, str]
    number: int = 1
    unit: str = ""
    when: dict[str, str] = {}


class Plan(
    msgspec.Struct,
    frozen=True,
    rename={
        "likeness": "liknande",
        "quality": "kvalitet",
        "nonresponse": "bortfall",
        "templates": "mallar",
        "blocks": "block",
        "staff": "personal",
        "registers": "register",
        "filling": "ifyllnad",
        "oddities": "särfall",
    },
    forbid_unknown_fields=True,
):
    """The whole file. An answer to a question that is last year's goes to last year's file."""

    likeness: Likeness
    quality: LatentQuality
    nonresponse: Nonresponse
    templates: dict[str, tuple[Outcome, ...]]
    blocks: tuple[Block, ...]
    filling: tuple[Filling, ...]
    oddities: tuple[Oddity, ...]
    staff: StaffPlan | None = None
    registers: RegisterPlan = RegisterPlan()

    def outcomes(self, block: Block) -> tuple[Outcome, ...]:
        """The block's outcomes with every answer written out: templates filled in, Nej where `ja` leaves a question."""
        drawn = self.templates[block.template] if block.template else block.outcomes
        return tuple(
            msgspec.structs.replace(outcome, gives=_spread(outcome, block), answers=_answers(outcome, block))
            for outcome in drawn
        )


def load_plan(edition_id: str) -> Plan:
    """The edition's plan; refused when it has none, or one with faults of form."""
    path = edition_folder(edition_id) / "synth.yaml"
    if not path.is_file():
        raise refuse(
            f"utgåvan {edition_id} har ingen plan för syntetiska svar. Skriv filen, eller välj en annan utgåva.",
            file=shown(path, definitions_home()),
            code="PLAN_SAKNAS",
        )
    return read(path, shown(path, definitions_home()), Plan)


def _spread(outcome: Outcome, block: Block) -> tuple[str, ...]:
    return outcome.gives * len(block.indicators) if len(outcome.gives) == 1 else outcome.gives


def _answers(outcome: Outcome, block: Block) -> dict[str, str]:
    """An answer "" takes a question out again: it is not asked in this outcome."""
    answers = {question: "Ja" if question in outcome.yes else "Nej" for question in block.yes_no}
    answers |= {question.format_map(block.questions): answer for question, answer in outcome.answers.items()}
    return {question: answer for question, answer in answers.items() if answer}
