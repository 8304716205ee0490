"""Which indicators, places and years a question about figures names: in its path, in its query, or in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oppna.disseminate.api.kolada.asked import Unclear
from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.errors import quoted

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "data": ("kpi", "municipality", "year"),
    "oudata": ("kpi", "ou", "municipality", "year"),
}
"""First word of the path → what may follow it."""
QUERY_NAMES = {
    "kpi_id": "kpi",
    "kpi": "kpi",
    "municipality_id": "municipality",
    "municipality": "municipality",
    "ou_id": "ou",
    "ou": "ou",
    "year": "year",
}
"""Parameter of the query form → dimension. A shorter name, as it stands in the path, means the same: a condition that
was not understood would otherwise give more than was asked for, without a word."""

Texts = Mapping[str, Sequence[str]]
"""Dimension → texts with ids."""


def dimensions(kind: str, words: Sequence[str], parameters: Texts, dialect: Dialect) -> Texts:
    """What is named. `words`: the path after `kind`."""
    found = _of_path(kind, words, dialect)
    if not parameters:
        return found
    if dialect.has_query_form:
        return {**found, **_of_query(kind, found, parameters)}
    if not words and any(name in parameters for name in QUERY_NAMES):
        raise Unclear(
            f"Version {dialect.version} tar mått, plats och år i adressen, till exempel "
            f"{dialect.root}data/kpi/U33528/year/2018; frågeformen finns i version 3."
        )
    return found


def _of_path(kind: str, words: Sequence[str], dialect: Dialect) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {}
    for number in range(0, len(words), 2):
        name = words[number]
        if name not in DIMENSIONS[kind]:
            raise Unclear(f"{_start(kind, dialect)}; {quoted(name)} är inget av dem.", 404)
        if name in found:
            raise Unclear(f"{name} står två gånger i adressen; skriv alla id:n i en lista med komma emellan.", 404)
        if number + 1 == len(words):
            raise Unclear(f"Efter {name} i adressen ska det stå minst ett värde.", 404)
        found[name] = (words[number + 1],)
    return found


def _start(kind: str, dialect: Dialect) -> str:
    *most, last = DIMENSIONS[kind]
    return f"Efter {dialect.root}{kind} står par av {', '.join(most)} och {last}, var och en följd av sina id:n"


def _of_query(kind: str, in_path: Texts, parameters: Texts) -> dict[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for parameter, name in QUERY_NAMES.items():
        if name in DIMENSIONS[kind] and any(texts := parameters.get(parameter, ())):
            found.setdefault(name, []).extend(texts)
    for name in found:
        if name in in_path:
            raise Unclear(f"{name} står både i adressen och i frågetexten; skriv det på ett ställe.")
    return dict(found)
