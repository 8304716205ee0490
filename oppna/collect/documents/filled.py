"""A filled-in file → answers, with every fault in it told at once.

Two shapes: our own sheet (a row a question), and a table whose columns are question ids (what ODK and KoBo give back,
as Excel or CSV). What is not about this part and unit is refused; nothing is guessed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook

from oppna.collect.documents.form_xlsx import ANSWER, COMMENT, ID, REASON, UNIT_LABEL
from oppna.collect.documents.xlsform import UNIT
from oppna.collect.form.given import Impossible, value_of
from oppna.errors import Problem, Refused, quoted, refuse
from oppna.model.questionnaire import Question

MAX_ROWS, MAX_COLUMNS = 5_000, 1_000


@dataclass(frozen=True)
class Filled:
    """`answers`: question → answer as it is kept. `comments` and `reasons` by question, where any."""

    answers: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


def read_filled(content: bytes, name: str, questions: Sequence[Question], unit: str) -> Filled:
    """What the file says of `questions`, for the unit with this code. Refused with all faults, none of it kept."""
    rows = _rows(content, name)
    reader = _sheet if any(_has(row, ID, ANSWER) for row in rows) else _table
    desk = _Desk(name, {question.id: question for question in questions})
    reader(rows, desk, unit)
    if not desk.problems and not desk.filled.answers:
        desk.fault(0, "TOMT", "filen har inga svar; fyll i kolumnen Svar, eller välj rätt fil.")
    if desk.problems:
        raise Refused(desk.problems)
    return desk.filled


def _rows(content: bytes, name: str) -> list[list[str]]:
    if name.lower().endswith(".csv"):
        return _from_csv(content, name)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    except (CalamineError, ValueError, OSError):
        raise refuse("går inte att läsa som kalkylark; spara den som .xlsx och försök igen.", file=name) from None
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        raise refuse(f"har fler än {MAX_ROWS} rader eller {MAX_COLUMNS} kolumner; välj rätt fil.", file=name)
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _from_csv(content: bytes, name: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse("är inte sparad som UTF-8; spara den som CSV UTF-8.", file=name) from None
    first = text.split("\n", 1)[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ","))
    if len(rows) > MAX_ROWS or max(map(len, rows), default=0) > MAX_COLUMNS:
        raise refuse(f"har fler än {MAX_ROWS} rader eller {MAX_COLUMNS} kolumner; välj rätt fil.", file=name)
    return rows


def _text(cell: object) -> str:
    """A cell as text; a whole number is not a decimal one because a spreadsheet keeps it so."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell).strip()


def _has(row: Iterable[str], *names: str) -> bool:
    return set(names) <= {cell.strip() for cell in row}


class _Desk:
    """Where answers are judged one by one."""

    def __init__(self, name: str, questions: dict[str, Question]) -> None:
        self.name, self.questions = name, questions
        self.filled, self.problems = Filled(), list[Problem]()

    def fault(self, row: int, code: str, sentence: str) -> None:
        """One more fault."""
        self.problems.append(Problem(self.name, row, code, sentence))

    def unit(self, row: int, given: str, unit: str) -> None:
        """The file must be about the unit that uploads it."""
        if given != unit:
            self.fault(row, "OBJEKT", f"filen gäller {quoted(given)}, inte {unit}; ladda upp er egen fil.")

    def take(self, row: int, id: str, answer: str, comment: str = "", reason: str = "") -> None:
        """An answer; a blank one is no answer."""
        question = self.questions.get(id)
        if question is None:
            self.fault(row, "FRÅGA_OKÄND", f"{quoted(id)} är ingen fråga i den här delen; ta bort raden.")
            return
        if id in self.filled.answers:
            self.fault(row, "DUBBELT", f"{id} är besvarad två gånger; behåll en rad.")
            return
        kept = self._kept(row, question, answer.strip()) if answer.strip() else ""
        for values, value in (
            (self.filled.answers, kept),
            (self.filled.comments, comment),
            (self.filled.reasons, reason),
        ):
            if value.strip():
                values[id] = value.strip()

    def _kept(self, row: int, question: Question, answer: str) -> str:
        kept = value_of(question, _by_its_label(question, answer))
        if isinstance(kept, Impossible):
            self.fault(row, "SVAR", kept.sentence[:1].lower() + kept.sentence[1:])
            return ""
        return kept


def _by_its_label(question: Question, answer: str) -> str:
    """An option may be given by the text the form shows, and as a spreadsheet likes to write it."""
    for option in question.options:
        if answer.casefold() in (option.answer.casefold(), option.label.casefold()):
            return option.answer
    return answer


def _sheet(rows: list[list[str]], desk: _Desk, unit: str) -> None:
    """Our own sheet: the unit above, then a row a question."""
    start = next(number for number, row in enumerate(rows) if _has(row, ID, ANSWER))
    place = {name.strip(): column for column, name in enumerate(rows[start])}
    for number, row in enumerate(rows[:start], start=1):
        if row and row[0] == UNIT_LABEL:
            desk.unit(number, row[1] if len(row) > 1 else "", unit)
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = dict(_named(place, row))
        if cells.get(ID):
            desk.take(number, cells[ID], cells.get(ANSWER, ""), cells.get(COMMENT, ""), cells.get(REASON, ""))


def _named(place: dict[str, int], row: list[str]) -> Iterator[tuple[str, str]]:
    return ((name, row[column]) for name, column in place.items() if column < len(row))


def _table(rows: list[list[str]], desk: _Desk, unit: str) -> None:
    """A table with a column a question; groups may stand before the id as ODK writes them (sida_1/B1 or sida_1-B1)."""
    header = [cell.replace("/", "-").rpartition("-")[2].strip() for cell in rows[0]] if rows else []
    known = [column for column, id in enumerate(header) if id in desk.questions]
    if not known or UNIT not in header:
        desk.fault(1, "RUBRIK", f"saknar kolumnen {UNIT} eller frågornas nummer; välj formuläret för den här delen.")
        return
    mine = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)]
    if len(mine) != 1:
        desk.fault(0, "RADER", f"ska ha en rad med svar men har {len(mine)}; behåll er egen.")
    for number, row in mine[:1]:
        padded = [*row, *[""] * (len(header) - len(row))]
        desk.unit(number, padded[header.index(UNIT)], unit)
        for column in known:
            desk.take(number, header[column], padded[column])
