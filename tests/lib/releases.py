"""A small release made by hand: six respondents, five measures, every status. Its figures can be checked by eye.

A city, Ängelstad, answers through two districts; Åby, Öland and Ådala lie in another county than Bergen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import msgspec

from oppna.cells import cell_of
from oppna.model.answer import Answer
from oppna.model.area import Unit
from oppna.model.codes import Level, MeasureUnit, Status, UnitKind
from oppna.model.edition import Edition, EditionHead, NonresponseRule
from oppna.model.indicator import (
    CategoryRule,
    Indicator,
    KoladaLink,
    Period,
    RatioRule,
    RegisterListRule,
    RegisterRatioRule,
    WorkedExample,
)
from oppna.model.observation import Observation
from oppna.model.questionnaire import Definition, Option, Part, Question, Questionnaire, Source
from oppna.model.release import IndicatorQuality, Quality, ReleaseHead, ResponseFigure
from oppna.release.areas import release_areas
from oppna.release.content import Release, in_order, kept_answers

SOURCE = Source(document="001", lines="1091-1187")
LEVELS = tuple(Level)
DAY = Period(start="2018-02-01", end="2018-02-01")
LABELS = {
    (Level.POPULATION_GROUP, "2"): "15 000–29 999 invånare",
    (Level.POPULATION_GROUP, "5"): "200 000– invånare",
    (Level.SKR_GROUP, "A1"): "Storstäder",
    (Level.SKR_GROUP, "C6"): "Mindre stad/tätort",
}


def unit(code: str, name: str, county: str = "Norra län", **more: object) -> Unit:
    """A municipality, or with kind and municipality a district."""
    facts: dict[str, object] = {
        "kind": UnitKind.MUNICIPALITY,
        "municipality": code,
        "population": 20_000,
        "population_group": "2",
        "skr_group": "C6",
    }
    return msgspec.convert({"unit": code, "name": name, "county": county, **facts, **more}, Unit)


def district(code: str, name: str, city: str) -> Unit:
    """A district of a city in Södra län."""
    return unit(
        code,
        name,
        "Södra län",
        kind=UnitKind.DISTRICT,
        municipality=city,
        population=None,
        population_group="5",
        skr_group="A1",
    )


UNITS = (
    unit("9004", "Öland"),
    district("9005-D02", "Östra", "9005"),
    unit("9001", "Åby"),
    district("9005-D01", "Centrum", "9005"),
    unit("9003", "Ådala", population=None),
    unit("9002", "Bergen", "Södra län"),
)
CITIES = {"9005": "Ängelstad"}


def question(id: str, **more: object) -> Question:
    facts: dict[str, object] = {"part": "G", "wording": f"Frågan {id}?", "kind": "val", "source": SOURCE}
    return Question(id=id, **{**facts, **more})  # type: ignore[arg-type]


YES_NO = (Option(answer="Ja"), Option(answer="Nej"), Option(answer="Ej aktuellt", label="Ej aktuellt, saknas"))

QUESTIONNAIRE = Questionnaire(
    parts=(Part(id="G", name="Gemensam del", obligatory=True, source=SOURCE),),
    definitions=(Definition(id="rutin", term="Rutin", text="Ett bestämt sätt att göra något.", source=SOURCE),),
    questions=(
        question("G2_1", options=YES_NO, item="Ekonomiskt bistånd", definitions=("rutin",)),
        question("G2a_1", options=YES_NO, asked_if="G2_1 = 'Ja'"),
        question("B1", kind="tal", measured="årsarbetare", decimals=2, nonresponse_code=True),
        question("B1b_2", kind="tal", measured="årsarbetare", decimals=2, nonresponse_code=True),
        question("B17", kind="text", required=False),
    ),
    checks=(),
)


def indicator(id: str, **more: object) -> Indicator:
    facts: dict[str, object] = {
        "name": f"Indikatorn {id}",
        "short_name": id,
        "measure": "Andel med aktuell rutin.",
        "purpose": "Att visa hur små mått ser ut.",
        "source": SOURCE,
        "kind": "process",
        "dimension": "helhetssyn",
        "quality_area": "intern_samordning",
        "indicator_area": "Intern samordning",
        "direction": "högre",
        "target": "Ja",
        "part": "G",
        "reported_as": "Ja/Nej/Ej aktuellt",
        "levels": LEVELS,
        "period": DAY,
        "kolada": KoladaLink(reason="Måttet är påhittat."),
        "data_source": "Påhittad enkät.",
        "error_sources": "Inga.",
    }
    return Indicator(id=id, **{**facts, **more})  # type: ignore[arg-type]


ROUTINE = indicator(
    "G2_1",
    short_name="Aktuell rutin för samordning",
    questions=("G2_1", "G2a_1"),
    rule=CategoryRule(yes="G2_1 = 'Ja' AND G2a_1 = 'Ja'", not_applicable="G2_1 = 'Ej aktuellt'"),
    examples=(WorkedExample(name="Uppföljd", expected="Ja", answers={"G2_1": "Ja", "G2a_1": "Ja"}),),
)
STAFF = indicator(
    "B1b_minst1",
    short_name="Minst ett års erfarenhet",
    questions=("B1", "B1b_2"),
    unit=MeasureUnit.SHARE,
    reported_as="Andel",
    kind="struktur",
    rule=RatioRule(numerator="LEAST(B1b_2, B1)", denominator="B1", missing="B1 = 999", not_applicable="B1 = 0"),
)
LICENCE = indicator(
    "BBIC", short_name="Licens", rule=RegisterListRule(file="bbic.csv"), nonresponse_limit=False, reported_as="Ja/Nej"
)
HOURS = indicator(
    "timmar",
    short_name="Timmar arbetsledning",
    questions=("B1",),
    unit=MeasureUnit.HOURS_PER_WEEK,
    reported_as="Antal",
    rule=RatioRule(numerator="B1", denominator="2"),
)
PLACED = indicator(
    "BM_bistand",
    short_name="Långvarigt bistånd",
    rule=RegisterRatioRule(file="children.csv", numerator="longterm", denominator="children"),
    unit=MeasureUnit.SHARE,
    nonresponse_limit=False,
    reported_as="Andel",
    kind="bakgrund",
    direction="ingen",
    background=True,
)
INDICATORS = (ROUTINE, STAFF, LICENCE, HOURS, PLACED)

EDITION = Edition(
    head=EditionHead(
        id="2018-liten",
        name="Liten utgåva 2018",
        service_area="Social barn- och ungdomsvård",
        year=2018,
        measurement_day="2018-02-01",
        source=SOURCE,
        publisher="Ingen myndighet",
        objects=6,
        order=tuple(indicator.id for indicator in INDICATORS),
        method={"Innehåll": "En utgåva för prov."},
        nonresponse=NonresponseRule(limit_percent=20, counts=("missing",), reason="Som 2018.", source=SOURCE),
    ),
    indicators=INDICATORS,
    questionnaire=QUESTIONNAIRE,
    printed_groups={"9001": "2"},
)

ANSWERS = tuple(
    Answer(unit, question, answer)
    for unit, answers in {
        "9001": {"G2_1": "Ja", "G2a_1": "Ja", "B1": "4", "B1b_2": "2.5", "B17": "en fri text"},
        "9002": {"G2_1": "Nej", "B1": "999", "B1b_2": "999"},
        "9003": {"G2_1": "Ej aktuellt", "B1": "0", "B1b_2": "0"},
        "9004": {},
        "9005-D01": {"G2_1": "Ja", "G2a_1": "Nej", "B1": "3", "B1b_2": "1"},
        "9005-D02": {"G2_1": "Ja", "G2a_1": "Ja", "B1": "-1", "B1b_2": "1"},
    }.items()
    for question, answer in answers.items()
)

# unit → (value, numerator, denominator) or why there is none; then the groups.
Figures = dict[str, tuple[str | Fraction | None, Fraction | int | None, Fraction | int | None] | Status]
YES, NO, OUT = ("Ja", 1, 1), ("Nej", 0, 1), ("Ej aktuellt", 0, 0)
HIDDEN = Status.SUPPRESSED_NONRESPONSE
GROUP_OF = {
    "Riket": (Level.NATION, 6),
    "Norra län": (Level.COUNTY, 3),
    "Södra län": (Level.COUNTY, 3),
    "2": (Level.POPULATION_GROUP, 4),
    "5": (Level.POPULATION_GROUP, 2),
    "A1": (Level.SKR_GROUP, 2),
    "C6": (Level.SKR_GROUP, 4),
    "9005": (Level.MUNICIPALITY, 2),
}


def share(numerator: Fraction | int, denominator: Fraction | int) -> tuple[Fraction, Fraction | int, Fraction | int]:
    return Fraction(numerator) / denominator, numerator, denominator


FIGURES: dict[str, Figures] = {
    "G2_1": {
        "9001": YES,
        "9002": NO,
        "9003": OUT,
        "9004": Status.MISSING,
        "9005-D01": NO,
        "9005-D02": YES,
        "9005": share(1, 2),
        "Riket": share(2, 4),
        "Norra län": HIDDEN,
        "Södra län": share(1, 3),
        "2": HIDDEN,
        "5": share(1, 2),
        "A1": share(1, 2),
        "C6": HIDDEN,
    },
    "B1b_minst1": {
        "9001": share(Fraction("2.5"), 4),
        "9002": Status.MISSING,
        "9003": OUT,
        "9004": Status.MISSING,
        "9005-D01": share(1, 3),
        "9005-D02": Status.ILLOGICAL,
        "9005": share(1, 3),
        "Riket": HIDDEN,
        "Norra län": HIDDEN,
        "Södra län": HIDDEN,
        "2": HIDDEN,
        "5": share(1, 3),
        "A1": share(1, 3),
        "C6": HIDDEN,
    },
    "BBIC": {
        "9001": YES,
        "9002": NO,
        "9003": NO,
        "9004": NO,
        "9005-D01": YES,
        "9005-D02": YES,
        "9005": share(2, 2),
        "Riket": share(3, 6),
        "Norra län": share(1, 3),
        "Södra län": share(2, 3),
        "2": share(1, 4),
        "5": share(2, 2),
        "A1": share(2, 2),
        "C6": share(1, 4),
    },
    "timmar": {
        "9001": (Fraction("2.7"), None, None),
        "9002": Status.MISSING,
        "9003": (Fraction(16), None, None),
        "9004": Status.MISSING,
        "9005-D01": (Fraction(10, 3), None, None),
        "9005-D02": Status.ILLOGICAL,
        "9005": (Fraction(10, 3), None, None),
        "Riket": HIDDEN,
    },
    "BM_bistand": {
        "9001": share(12, 400),
        "9002": Status.CONFIDENTIAL,
        "9003": Status.MISSING,
        "9004": share(0, 250),
        "9005-D01": share(30, 900),
        "9005-D02": share(25, 1100),
        "9005": share(55, 2000),
        "Riket": share(67, 2650),
        "Norra län": share(12, 650),
        "Södra län": Status.CONFIDENTIAL,
    },
}


def observations(figures: dict[str, Figures] = FIGURES) -> Iterator[Observation]:
    """The figures as process hands them over."""
    for indicator, cells in figures.items():
        for area, figure in cells.items():
            level, objects = GROUP_OF.get(area) or (Level.DISTRICT if "-D" in area else Level.MUNICIPALITY, 1)
            status = figure if isinstance(figure, Status) else Status.OK
            value, numerator, denominator = (None, None, None) if isinstance(figure, Status) else figure
            yield Observation(
                indicator=indicator,
                level=level,
                area=area,
                value=value,
                numerator=numerator,
                denominator=denominator,
                population=objects,
                status=status,
            )


QUALITY = Quality(
    objects=6,
    response=(ResponseFigure(part="G", name="Gemensam del", objects=6, answered=5, percent=83),),
    indicators=tuple(
        IndicatorQuality(
            indicator=id,
            with_value=value,
            not_applicable=out,
            missing=missing,
            cannot_answer=cannot,
            illogical=illogical,
            suppressed_groups=suppressed,
        )
        for id, value, out, missing, cannot, illogical, suppressed in (
            ("G2_1", 4, 1, 1, 0, 0, 3),
            ("B1b_minst1", 2, 1, 1, 1, 1, 5),
            ("BBIC", 6, 0, 0, 0, 0, 0),
            ("timmar", 3, 0, 1, 1, 1, 1),
            ("BM_bistand", 4, 0, 2, 0, 0, 0),
        )
    ),
    findings={"KAN_EJ": 2, "OLOGISK": 1},
)

HEAD = ReleaseHead(
    edition=EDITION.id,
    edition_name=EDITION.head.name,
    version="1.0",
    date="2018-06-20",
    approver="Karin Ek",
    origin="computed",
    synthetic=True,
    software="oppna 0",
    inputs={"answers.csv": "a" * 64, "bbic.csv": "b" * 64, "children.csv": "c" * 64, "units.csv": "d" * 64},
)


def small_release(
    *,
    units: Iterable[Unit] = UNITS,
    figures: dict[str, Figures] = FIGURES,
    answers: Iterable[Answer] = ANSWERS,
    edition: Edition = EDITION,
    **head: object,
) -> Release:
    """The small release, or one that differs from it in what is given; the rest are fields of its head."""
    areas = release_areas(units, cities=CITIES, labels=LABELS)
    cells = (cell_of(seen, edition.indicator(seen.indicator).unit) for seen in observations(figures))
    return Release(
        head=msgspec.structs.replace(HEAD, **head),
        edition=edition,
        areas=areas,
        cells=in_order(cells, edition, areas),
        quality=QUALITY,
        answers=kept_answers(answers, edition),
    )


def with_figure(indicator: str, area: str, figure: object) -> dict[str, Figures]:
    """The figures with one of them exchanged, or taken out when `figure` is None."""
    changed = {id: dict(cells) for id, cells in FIGURES.items()}
    changed[indicator][area] = figure  # type: ignore[assignment]
    if figure is None:
        del changed[indicator][area]
    return changed
