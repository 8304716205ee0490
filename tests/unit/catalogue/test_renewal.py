"""The text of a file becomes a new year's: dates moved, layout and comments kept, what is not known yet taken out."""

from __future__ import annotations

from oppna.catalogue.renewal.fields import method
from oppna.catalogue.renewal.sections import in_time, with_fields

YEAR = frozenset({2018})
TEXT = """\
# Utgåvan 2018, med [001:2018]
namn: Jämförelser 2018
källa: {dokument: "001", rader: "2018"}
syfte: >-
  Gäller den 1 februari
  2018 enligt SOSFS 2011:9.
anmärkningar:
- Källan trycker 2018-01-31.
- >-
  Och 2018 igen.
exempel:
  - {namn: Planen från 2018, källa: {dokument: "001", rader: "2018"}, väntat: Ja}
  - namn: Före 2018
    anmärkning: >-
      Tryckt 2018.
    svar: {A: "2018-02-01"}
"""


def test_dates_move_but_for_those_of_the_source() -> None:
    made = in_time(TEXT, 2, YEAR)
    assert made == TEXT.replace("Utgåvan 2018", "Utgåvan 2020").replace("Jämförelser 2018", "Jämförelser 2020").replace(
        "  2018 enligt", "  2020 enligt"
    ).replace("från 2018", "från 2020").replace("Före 2018", "Före 2020").replace('"2018-02-01"', '"2020-02-01"')


def test_fields_are_replaced_taken_out_and_added_and_comments_stay() -> None:
    text = "# överst\nid: a\nrader:\n- 1\n- 2\n# om b\nb: >-\n  två\n  rader\nc: 3\n"
    made = with_fields(text, {"id": "id: z\n", "rader": "", "b": "b: ny\n", "d": "d: 4\n"})
    assert made == "# överst\nid: z\n# om b\nb: ny\nc: 3\nd: 4\n"


def test_the_old_rounds_response_is_not_the_new_ones() -> None:
    text = (
        "metod:\n  Insamling: En enkät.\n  Svarsfrekvens och bortfall: >-\n    296 av 312\n    svarade.\n"
        "  Register: Ett.\n"
    )
    assert method(text, 2020) == (
        "metod:\n  Insamling: En enkät.\n  Svarsfrekvens och bortfall: Skrivs när omgången 2020 är genomförd.\n"
        "  Register: Ett.\n"
    )
