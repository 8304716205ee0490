"""A rule in Swedish: exact sentences, for made-up rules and for those of 2018."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from oppna.catalogue.load import load_edition
from oppna.model.codes import MeasureUnit
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, PublishedOnly
from oppna.rules.parse import parse_condition, parse_number
from oppna.rules.sentence import of_indicator
from oppna.rules.words import in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("G1 = 'Ja'", "G1 är ”Ja”"),
        ("G1 <> 'Ja'", "G1 är något annat än ”Ja”"),
        ("G1 IN ('Ja')", "G1 är ”Ja”"),
        ("G1 IN ('Ja', 'Nej')", "G1 är ”Ja” eller ”Nej”"),
        ("G1 IN ('Ja', 'Nej', 'Ej aktuellt')", "G1 är ”Ja”, ”Nej” eller ”Ej aktuellt”"),
        ("G1 NOT IN ('Ja', 'Nej')", "G1 är något annat än ”Ja” eller ”Nej”"),
        ("G1 IS NULL", "G1 är obesvarad"),
        ("G1 IS NOT NULL", "G1 är besvarad"),
        ("NOT G1 = 'Ja'", "det inte stämmer att G1 är ”Ja”"),
        ("NOT (G1 = 'Ja' OR B1 < 1)", "det inte stämmer att (G1 är ”Ja”, eller B1 är mindre än 1)"),
        (
            "NOT (G1 = 'Ja' AND B1 < 1) AND B1 > 1",
            "det inte stämmer att (G1 är ”Ja” och B1 är mindre än 1) och B1 är större än 1",
        ),
        ("B1 = 999", "B1 är lika med 999"),
        ("B1 <> 999", "B1 är skilt från 999"),
        ("B1 < 0.03", "B1 är mindre än 0,03"),
        ("B1 <= 1", "B1 är högst 1"),
        ("B1 > B2", "B1 är större än B2"),
        ("1 >= B2", "1 är minst B2"),
        ("B1 + B2 - B3 > 0", "B1 + B2 − B3 är större än 0"),
        ("B1 - (B2 - B3) > 0", "B1 − (B2 − B3) är större än 0"),
        ("-B1 > 0", "−B1 är större än 0"),
        ("-(B1 + B2) > 0", "−(B1 + B2) är större än 0"),
        ("ABS(ROUND(B1, 2) - B2) > 0.03", "skillnaden |B1 − B2| är större än 0,03"),
        ("ABS(B1) > 3", "beloppet |B1| är större än 3"),
        ("LEAST(B1 + B2, B3) > 3", "det minsta av (B1 + B2) och (B3) är större än 3"),
        (
            "G1 = 'Ja' AND G1a = 'Ja' OR G1 = 'Nej'",
            "G1 är ”Ja” och G1a är ”Ja”, eller G1 är ”Nej”",
        ),
        (
            "G1 = 'Ja' AND (G1a = 'Ja' OR G1b = 'Ja')",
            "G1 är ”Ja” och (G1a är ”Ja”, eller G1b är ”Ja”)",
        ),
    ],
)
def test_a_condition_in_words(text: str, words: str) -> None:
    assert in_words(parse_condition(text)) == words


def test_a_number_in_words() -> None:
    assert in_words(parse_number("LEAST(B1, 0.5)")) == "det minsta av (B1) och (0,5)"
    assert in_words(parse_condition("G1 = 'Ja'").right) == "Ja"  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2018-bou")


_REQUIRED = "En obesvarad fråga som ställts och krävs gör att uppgiften saknas."
_SHARE = "För en grupp är värdet andelen Ja av alla med Ja, Delvis eller Nej; ej aktuellt och bortfall räknas inte."
_POOLED = "För en grupp delas summan av täljarna med summan av nämnarna."
_LIMIT = "Gruppens värde visas inte om mer än 20 procent av objekten saknar uppgift."


@pytest.mark.parametrize(
    ("id", "sentences"),
    [
        (
            "G2_1",
            [
                "Resultatet är Ej aktuellt om G2_1 är ”Ej aktuellt”.",
                "Resultatet är Ja om G2_1 är ”Ja” och G2a_1 är ”Ja” eller ”Ej aktuellt”, "
                "eller G2_1 är ”Nej, behövs inte”.",
                "I övrigt är resultatet Nej.",
                _REQUIRED,
                _SHARE,
                _LIMIT,
            ],
        ),
        (
            "B12_2_anvant",
            [
                "Resultatet är Ej aktuellt om B12_2 är ”Ej aktuellt”.",
                "Resultatet är Ja om B12_2 är ”Ja” och B12b_2 är ”Ja”.",
                "Resultatet är Delvis om B12_2 är ”Ja” och B12b_2 är ”Nej, men beslut finns”.",
                "I övrigt är resultatet Nej.",
                _REQUIRED,
                _SHARE,
                _LIMIT,
            ],
        ),
        (
            "BM_konsult",
            [
                "Andelen är B2 delat med B1 + B2.",
                "Uppgiften saknas om B1 är lika med 999, eller B2 är lika med 999.",
                "Uppgiften är ologisk om B1 är mindre än 0, eller B2 är mindre än 0, "
                "eller B1a är skilt från 999 och B1a är större än B1.",
                "Måttet är ej aktuellt om B1 + B2 är lika med 0.",
                _REQUIRED,
                _POOLED,
                _LIMIT,
            ],
        ),
        (
            "BBIC",
            ["Resultatet är Ja om kommunen eller dess stad finns i registerfilen bbic.csv, annars Nej.", _SHARE],
        ),
        ("BM_bistand", ["Andelen är longterm delat med children i registerfilen children.csv.", _POOLED]),
    ],
)
def test_an_indicator_of_2018_in_words(edition: Edition, id: str, sentences: list[str]) -> None:
    assert of_indicator(edition, edition.indicator(id)) == " ".join(sentences)


def test_an_illogical_category_is_told_first(edition: Edition) -> None:
    rule = edition.indicator("G1").rule
    changed = _changed(edition.indicator("G1"), type(rule)(yes="G1 = 'Ja'", illogical="G1 = 'Ja' AND G1a = 'Ja'"))  # type: ignore[call-arg]
    told = of_indicator(edition, changed)
    assert told.startswith("Resultatet är en ologisk uppgift om G1 är ”Ja” och G1a är ”Ja”. Resultatet är Ja om ")


def test_a_figure_that_is_only_published_says_so(edition: Edition) -> None:
    changed = _changed(edition.indicator("G1"), PublishedOnly())
    assert of_indicator(edition, changed) == "Uppgiften är publicerad av utgivaren och räknas inte om här."


def test_a_measure_that_is_no_share_has_a_value(edition: Edition) -> None:
    hours = replace(edition.indicator("BM_konsult"), unit=MeasureUnit.HOURS_PER_WEEK)
    assert of_indicator(edition, hours).startswith("Värdet är B2 delat med B1 + B2. ")


def test_everything_that_is_nonresponse_is_named(edition: Edition) -> None:
    limit = edition.head.nonresponse
    assert limit is not None
    wide = replace(limit, counts=("missing", "Ej aktuellt"))
    changed = replace(edition, head=replace(edition.head, nonresponse=wide))
    assert of_indicator(changed, edition.indicator("G1")).endswith(
        " visas inte om mer än 20 procent av objekten saknar uppgift eller har Ej aktuellt."
    )


def test_an_edition_without_limit_tells_none(edition: Edition) -> None:
    without = replace(edition, head=replace(edition.head, nonresponse=None))
    assert of_indicator(without, edition.indicator("G1")).endswith(_SHARE)


def _changed(indicator: Indicator, rule: object) -> Indicator:
    return replace(indicator, rule=rule)
