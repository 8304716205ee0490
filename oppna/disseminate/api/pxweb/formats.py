"""The forms a table's data are sent in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from itertools import islice, product
from typing import NamedTuple

from oppna.disseminate.api.pxweb.problem import PxProblem, bad_request
from oppna.disseminate.products import jsonstat, px
from oppna.disseminate.products.dataset.content import Dataset, Item
from oppna.interchange.formulas import harmless
from oppna.model.codes import SYNTHETIC


class Manner(NamedTuple):
    """How a CSV is written. `worded`: how a value is told, None for our own way. `titled`: a line with the title."""

    worded: Callable[[Item], str] | None = None
    separator: str = ","
    titled: bool = False


_WORDED: dict[str, Callable[[Item], str]] = {
    "usecodes": lambda item: item.code,
    "usetexts": lambda item: item.label,
    "usecodesandtexts": lambda item: f"{item.code} {item.label}",
}
_SEPARATORS = {"separatortab": "\t", "separatorspace": " ", "separatorsemicolon": ";"}
_TITLED = "includetitle"


def manner(texts: Sequence[str]) -> Manner:
    """What outputFormatParams asks for, in any case of letters; of two that contradict the last one holds."""
    found = Manner()
    for word in (word.strip() for text in texts for word in text.split(",")):
        key = word.casefold()
        if key in _WORDED:
            found = found._replace(worded=_WORDED[key])
        elif key in _SEPARATORS:
            found = found._replace(separator=_SEPARATORS[key])
        elif key == _TITLED:
            found = found._replace(titled=True)
        elif word:
            raise bad_request(
                f"outputFormatParams ”{word[:40]}” finns inte; välj bland UseCodes, UseTexts, UseCodesAndTexts, "
                "SeparatorTab, SeparatorSpace, SeparatorSemicolon och IncludeTitle."
            )
    return found


def as_csv(table: Dataset, how: Manner) -> bytes:
    """A row for each area and indicator, a column for each content and year; symbols of PX where no number is.

    Made-up answers say so in every row: a file of this kind has no other place for it.
    """
    areas, indicators, contents, times = table.variables
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=how.separator, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    if how.titled:
        rows.writerow([harmless(table.title)])
    word = how.worded or (lambda item: item.label)
    columns = [f"{word(content)} {word(time)}" for content, time in product(contents.items, times.items)]
    made_up = [SYNTHETIC] if table.facts.synthetic else []
    rows.writerow([areas.label, indicators.label, *columns, *(["underlag"] if made_up else [])])
    data = table.data()
    where = how.worded or _WORDED["usecodesandtexts"]
    for area, indicator in product(areas.items, indicators.items):
        held = islice(data, len(columns))
        numbers = [px.SYMBOL.get(datum.status) or jsonstat.number(datum) for datum in held]
        rows.writerow([harmless(where(area)), harmless(word(indicator)), *numbers, *made_up])
    return text.getvalue().encode("utf-8-sig")


FORMATS: dict[str, tuple[str, Callable[[Dataset, Manner], bytes]]] = {
    "json-stat2": ("application/json", lambda table, _: jsonstat.encoded(table)),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "px": ("application/octet-stream", lambda table, _: px.encoded(table)),
}
"""Name in a question → media type and writer. Only a CSV has any use for a manner: the others hold codes and texts."""


def in_format(name: str, parameters: Sequence[str] = ()) -> tuple[str, Callable[[Dataset], bytes]]:
    """The form with the name, written as `parameters` ask; json-stat2 where none is asked for."""
    found = FORMATS.get((name or "json-stat2").casefold())
    if found is None:
        sentence = f"Formatet ”{name[:40]}” finns inte; välj {', '.join(FORMATS)}."
        raise PxProblem(400, "Unsupported output format", sentence)
    media_type, write = found
    how = manner(parameters)
    return media_type, lambda table: write(table, how)
