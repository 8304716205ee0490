"""The forms a table's data are sent in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import islice, product

from oppna.disseminate.api.pxweb.problem import PxProblem
from oppna.disseminate.products import jsonstat, px
from oppna.disseminate.products.dataset.content import Dataset
from oppna.interchange.formulas import harmless
from oppna.model.codes import SYNTHETIC


def as_csv(table: Dataset) -> bytes:
    """A row for each area and indicator, a column for each content and year; symbols of PX where no number is.

    Made-up answers say so in every row: a file of this kind has no other place for it.
    """
    areas, indicators, contents, times = table.variables
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    columns = [f"{content.label} {time.label}" for content, time in product(contents.items, times.items)]
    made_up = [SYNTHETIC] if table.facts.synthetic else []
    rows.writerow([areas.label, indicators.label, *columns, *(["underlag"] if made_up else [])])
    data = table.data()
    for area, indicator in product(areas.items, indicators.items):
        held = islice(data, len(columns))
        numbers = [px.SYMBOL.get(datum.status) or jsonstat.number(datum) for datum in held]
        rows.writerow([harmless(f"{area.code} {area.label}"), harmless(indicator.label), *numbers, *made_up])
    return text.getvalue().encode("utf-8-sig")


FORMATS: dict[str, tuple[str, Callable[[Dataset], bytes]]] = {
    "json-stat2": ("application/json", jsonstat.encoded),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "px": ("application/octet-stream", px.encoded),
}
"""Name in a question → media type and writer."""


def in_format(name: str) -> tuple[str, Callable[[Dataset], bytes]]:
    """The form with the name; json-stat2 where none is asked for."""
    found = FORMATS.get((name or "json-stat2").casefold())
    if found is None:
        sentence = f"Formatet ”{name[:40]}” finns inte; välj {', '.join(FORMATS)}."
        raise PxProblem(400, "Unsupported output format", sentence)
    return found
