"""The fields of a YAML file as pieces of its text: moved in time, kept as they are, or replaced whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from oppna.catalogue.years import moved

KEPT = frozenset("källa anmärkning anmärkningar kolada ordning bortfallsregel regel ställs_om villkor".split())
"""Fields whose dates are the source's and not the round's, or that hold no dates but ids and conditions."""

_KEY = re.compile(r'^(?P<indent> *)(?P<item>- )?(?P<key>[\w"][^:#\n]*?)\s*:(?: |$)')
_TOP = re.compile(r"^[^\s#-][^:]*:(?: |$)")
_INLINE_SOURCE = re.compile(r"källa:\s*\{[^}]*\}")


def with_fields(text: str, fields: Mapping[str, str]) -> str:
    """The text with those fields of the file itself replaced ("" takes one out); a field it lacks is put last."""
    pieces = list(_pieces(text))
    known = {key for key, _ in pieces}
    body = "".join(fields.get(key, piece) for key, piece in pieces)
    return body + "".join(new for key, new in fields.items() if key not in known)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(field, its lines), in order; comments and empty lines between fields have the field ""."""
    key, lines = "", list[str]()
    for line in text.splitlines(keepends=True):
        starts = bool(_TOP.match(line))
        if starts or (key and line.startswith("#")):
            yield key, "".join(lines)
            key, lines = line.split(":")[0].strip("\"' ") if starts else "", []
        lines.append(line)
    yield key, "".join(lines)


def in_time(text: str, years: int, alone: frozenset[int]) -> str:
    """The text with its dates moved, but for those in fields that are kept."""
    runs = groupby(_lines(text), key=lambda line: line[1])
    joined = ((kept, "".join(line for line, _ in run)) for kept, run in runs)
    # A run is moved as a whole: a wrapped text may break its line in the middle of a date.
    return "".join(run if kept else _moved(run, years, alone) for kept, run in joined)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to a kept field."""
    kept: int | None = None
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip(" "))
        inside = kept is not None and (not line.strip() or indent > kept or line.startswith("- ", kept))
        if not inside:
            found = _KEY.match(line)
            held = found is not None and found["key"].strip('"') in KEPT and _runs_on(line)
            kept = len(found["indent"]) + len(found["item"] or "") if found and held else None
        yield line, inside or kept is not None


def _runs_on(line: str) -> bool:
    """A field within braces is a piece of its line and is looked after there."""
    return not line.lstrip(" -").startswith("{")


def _moved(run: str, years: int, alone: frozenset[int]) -> str:
    sources = _INLINE_SOURCE.findall(run)
    parts = (moved(part, years, alone) for part in _INLINE_SOURCE.split(run))
    return "".join(part + source for part, source in zip(parts, [*sources, ""], strict=True))
