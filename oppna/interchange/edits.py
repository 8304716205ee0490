"""edits.csv: how many objects' answers were corrected after they had been sent, question by question (GSBPM 5.4)."""

from __future__ import annotations

from collections.abc import Collection

from oppna.errors import Problem, quoted
from oppna.interchange.table import Table

EDITS = "edits.csv"
EDIT_COLUMNS = ("question", "objects")


def edits_of(table: Table, questions: Collection[str], objects: int) -> tuple[dict[str, int], list[Problem]]:
    """Question → objects whose answer was corrected, and every fault of the rows. `objects`: how many there are."""
    found: dict[str, int] = {}
    problems = list(table.problems)
    for row, (written, number) in table:
        question, count = written.strip(), number.strip()
        fault = _fault(question, count, questions, objects) or (_REPEATED if question in found else "")
        if fault:
            problems.append(Problem(table.file, row, "RÄTTAT", fault.format(question=quoted(question))))
        else:
            found[question] = int(count)
    return found, problems


_REPEATED = "{question} står på en tidigare rad också; behåll en."


def _fault(question: str, count: str, questions: Collection[str], objects: int) -> str:
    if question not in questions:
        return "{question} är ingen fråga i utgåvan; ta bort raden."
    if not (count.isascii() and count.isdigit() and 0 < int(count) <= objects):
        return f"{{question}} ska ha ett antal objekt från 1 till {objects}; rätta eller ta bort raden."
    return ""
