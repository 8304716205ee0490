"""The change log of two editions: a page a person reads, made of the definitions and never written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from oppna.catalogue.changes import comparison, pairs_of, stated_pairs
from oppna.catalogue.comparability import BETWEEN
from oppna.catalogue.differences.comparison import ADDED, REMOVED, UNSAID, Compared, Comparison, Statement
from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import load_edition
from oppna.model.edition import Edition
from oppna.model.indicator import DIRECTLY, Verdict
from oppna.model.questionnaire import Source

FOLDER = "changes"
_HEADINGS: dict[Verdict, str] = {
    DIRECTLY: "Direkt jämförbara",
    "påverkad": "Påverkade",
    "ej jämförbar": "Ej jämförbara",
    UNSAID: "Framgår inte",
    ADDED: "Tillkomna",
    REMOVED: "Borttagna",
}
_ALONE = "Utan motsvarighet i den andra utgåvan"
_BOTTOM = (
    "Det som är märkt **Skiljer** kan ge ett annat resultat för samma verksamhet. Frågornas ordalydelser är våra ord, "
    "inte källans. Bara en direkt jämförbar indikator får bindas ihop över åren. "
    "Loggen är skapad ur definitionerna; ändra dem och kör `make docs` eller `oppna changes --write`.\n"
)


def log_file(before: str, after: str) -> str:
    """The log of two editions, as it is named in messages."""
    return f"{FOLDER}/{before}{BETWEEN}{after}.md"


def log_texts() -> dict[str, str]:
    """File below the definitions → the log that should stand in it, for every pair something is said of."""
    return {log_file(*pair): change_log(*pair) for pair in stated_pairs()}


def logs_into(edition: Edition) -> dict[str, str]:
    """Those of `log_texts` in which the edition is the newer."""
    return {log_file(*pair): change_log(*pair) for pair in sorted(set(pairs_of(edition)))}


def write_logs() -> tuple[Path, ...]:
    """Bring every log up to date; the files that were changed."""
    written = []
    for name, text in log_texts().items():
        path = definitions_home() / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            written.append(path)
    return tuple(written)


def change_log(before: str, after: str) -> str:
    """The log of two editions, the older first."""
    found = comparison(before, after)
    return "\n".join([*_top(found), *_source_lists(found), *_sections(found), _BOTTOM])


def _top(found: Comparison) -> Iterator[str]:
    yield f"# Ändringar från {found.before} till {found.after}\n"
    if found.pair:
        yield f"{found.pair.text} {_cited(found.pair.source)}\n"
    if found.pair and found.pair.general:
        said = found.pair.general
        yield f"Där inget annat sägs gäller **{said.verdict}**: {said.reason} {_cited(said.source)}\n"
    if found.pair and found.pair.speaks_of:
        about = f"{found.pair.speaks_of} gäller även {found.before}"
        yield f"Vad {found.after} säger om {about}: samma omgång, samma fråga.\n"
    yield from (f"{note}\n" for note in found.notes)
    counted = {heading: len(rows) for heading, rows in _grouped(found)}
    yield "| bedömning | indikatorer |\n|---|---|"
    yield "".join(f"| {heading} | {number} |\n" for heading, number in counted.items())


def _source_lists(found: Comparison) -> Iterator[str]:
    """The source's own list, where it is about this pair. It covers the whole joint survey."""
    changes = load_edition(found.after).head.changes
    if changes is None or changes.since != found.before:
        return
    yield f"## Vad källan räknar upp\n\n{changes.text} {_cited(changes.source)}\n"
    for heading, lines in changes.lists:
        yield f"{heading}:\n\n" + "".join(f"- {line}\n" for line in lines)


def _grouped(found: Comparison) -> list[tuple[str, list[Compared]]]:
    """Heading → indicators, in the order of the headings; headings without indicators left out."""
    rows: dict[str, list[Compared]] = {heading: [] for heading in (*_HEADINGS.values(), _ALONE)}
    for row in found.indicators:
        rows[_heading(found, row)].append(row)
    return [(heading, listed) for heading, listed in rows.items() if listed]


def _heading(found: Comparison, row: Compared) -> str:
    alone = found.known and not (row.before and row.after)
    return _ALONE if alone and row.statement.verdict == UNSAID else _HEADINGS[row.statement.verdict]


def _sections(found: Comparison) -> Iterator[str]:
    for heading, rows in _grouped(found):
        yield f"## {heading}\n"
        for statement, listed in groupby(sorted(rows, key=_statement_key), key=lambda row: row.statement):
            if statement.ground != "allmänt":
                yield f"{_said(statement)}\n"
            yield "".join(_entry(row) for row in listed)


def _statement_key(row: Compared) -> tuple[bool, str, str]:
    """Indicators of which the same is said stand together; those with a statement of their own first."""
    said = row.statement
    return said.ground == "allmänt", said.reason, f"{said.source} {said.despite}"


def _said(statement: Statement) -> str:
    source = f" {_cited(statement.source)}" if statement.source else ""
    despite = (
        f" Bedömningen står fast trots att definitionerna skiljer: {statement.despite}" if statement.despite else ""
    )
    return f"{statement.reason or 'Källan ger inget skäl.'}{source}{despite}"


def _entry(row: Compared) -> str:
    one = row.after or row.before
    name = one.short_name if one else ""
    told = "".join(
        f"  - {'**Skiljer:** ' if difference.alters_meaning else ''}{difference.sentence}\n"
        for difference in row.differences
    )
    return f"- {_ids(row)} {name}\n{told}"


def _ids(row: Compared) -> str:
    ids = dict.fromkeys(f"`{one.id}`" for one in (row.before, row.after) if one)
    return " → ".join(ids)


def _cited(source: Source) -> str:
    return f"[{source.document}:{source.lines}]"
