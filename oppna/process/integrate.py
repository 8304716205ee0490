"""GSBPM 5.1 Integrate: the rows that came → planes over the units, with every fault of theirs found at once.

An answer is refused when its unit is unknown, when it is given twice, when it is not an option or
is no number where one is due [METHOD 10]. It is ignored, with one warning per id, when its question
belongs to another edition or its unit is a city that reports through districts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers, from_values
from oppna.errors import Problem, quoted
from oppna.interchange.numbers import NotANumber, decimals_of, exact_text, scaled
from oppna.model.answer import Finding
from oppna.model.area import Unit
from oppna.model.questionnaire import Question

Row = tuple[int, tuple[str, ...]]

CITY = "STAD"
UNKNOWN_UNIT = "OBJEKT_OKÄNT"
UNKNOWN_QUESTION = "FRÅGA_OKÄND"
"""The codes of what is ignored; an unknown unit is ignored only in last year's answers and refused in this year's."""


@dataclass
class Integrated:
    """What integration made of the rows. `written`: (unit position, question) → a number or text as it was given."""

    planes: AnswerPlanes
    written: dict[tuple[int, str], str]
    problems: list[Problem]
    warnings: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def integrate(
    rows: Iterable[Row],
    units: Sequence[Unit],
    cities: Mapping[str, str],
    questions: Sequence[Question],
    *,
    file: str,
    scale: int,
    other_units: bool = False,
) -> Integrated:
    """Planes of the answers that can be used; the rest is in `problems` and `warnings`.

    `scale`: the least number of decimals to keep; more are kept where an answer has more. `other_units`: the
    rows may be about units that are not among `units`; they are ignored with a warning and not refused.
    """
    desk = _Desk(units, cities, questions, file, other_units)
    desk.take(rows)
    desk.withdraw_repeated()
    return Integrated(desk.planes(scale), desk.written, desk.problems, list(desk.warnings.values()), desk.findings())


class _Desk:
    """Where the rows are taken in, one by one. The common case is a few look-ups; the rest may take its time."""

    def __init__(
        self,
        units: Sequence[Unit],
        cities: Mapping[str, str],
        questions: Sequence[Question],
        file: str,
        other_units: bool,
    ) -> None:
        self.file = file
        self.other_units = other_units
        self.cities = cities
        self.size = len(units)
        self.position = {unit.unit: i for i, unit in enumerate(units)}
        self.codes = [unit.unit for unit in units]
        self.questions = {question.id: question for question in questions}
        width = (self.size + 7) // 8
        self.seen = {question.id: bytearray(width) for question in questions}
        self.choices = {q.id: {answer: bytearray(width) for answer in q.answers} for q in questions if q.kind == "val"}
        self.written: dict[tuple[int, str], str] = {}
        self.problems: list[Problem] = []
        self.warnings: dict[tuple[str, str], Problem] = {}
        self.repeated: set[tuple[int, str]] = set()
        self.ignored: dict[tuple[str, str], int] = {}
        self.dropped: list[Finding] = []

    def take(self, rows: Iterable[Row]) -> None:
        """Every row. Whatever is not one of a known question's options from a known unit is looked at closer."""
        positions, seen, choices = self.position, self.seen, self.choices
        for number, (unit, question, answer) in rows:
            try:
                position, given, plane = positions[unit], seen[question], choices[question][answer]
            except KeyError:
                self._look(number, unit.strip(), question.strip(), answer.strip())
                continue
            byte, bit = position >> 3, 1 << (position & 7)
            if given[byte] & bit:
                self._repeat(number, position, question)
            else:
                given[byte] |= bit
                plane[byte] |= bit

    def _look(self, number: int, unit: str, question: str, answer: str) -> None:
        """A row that is blank, a number, a text, ill-spaced or wrong. Blank answers are no answers."""
        position, given = self.position.get(unit), self.seen.get(question)
        if position is None or given is None:
            self._stray(number, unit, question, position)
        elif given[position >> 3] & 1 << (position & 7):
            self._repeat(number, position, question)
        else:
            self._careful(number, position, question, answer)

    def _careful(self, number: int, position: int, question: str, answer: str) -> None:
        self.seen[question][position >> 3] |= 1 << (position & 7)
        if not answer:
            return
        kind = self.questions[question].kind
        if kind == "val":
            self._choose(number, position, question, answer)
        elif kind == "tal":
            self._measure(number, position, question, answer)
        else:
            self.written[position, question] = answer

    def _choose(self, number: int, position: int, question: str, answer: str) -> None:
        options = self.choices[question]
        if answer in options:
            options[answer][position >> 3] |= 1 << (position & 7)
            return
        possible = ", ".join(f"”{option}”" for option in options)
        sentence = f"svaret {quoted(answer)} på {question} finns inte bland alternativen; svara {possible}."
        self._refuse(number, position, question, "SVAR_OKÄNT", sentence)

    def _measure(self, number: int, position: int, question: str, answer: str) -> None:
        try:
            self.written[position, question] = exact_text(answer)
        except NotANumber as error:
            sentence = f"svaret {quoted(answer)} på {question} kan inte användas: {error}."
            self._refuse(number, position, question, "SVAR_EJ_TAL", sentence)

    def _refuse(self, number: int, position: int, question: str, code: str, sentence: str) -> None:
        self.problems.append(Problem(self.file, number, code, f"{self.codes[position]}: {sentence}"))
        self.dropped.append(Finding(self.codes[position], "", question, code, sentence))

    def _repeat(self, number: int, position: int, question: str) -> None:
        unit = self.codes[position]
        sentence = f"{unit} har redan svarat på {question} på en tidigare rad; behåll en av raderna."
        self.problems.append(Problem(self.file, number, "SVAR_DUBBELT", sentence))
        if (position, question) not in self.repeated:
            self.dropped.append(Finding(unit, "", question, "SVAR_DUBBELT", f"{question} är besvarad mer än en gång."))
        self.repeated.add((position, question))

    def withdraw_repeated(self) -> None:
        """Of two answers to one question neither is better; going on without invalid answers means without both."""
        for position, question in self.repeated:
            self.written.pop((position, question), None)
            for plane in self.choices.get(question, {}).values():
                plane[position >> 3] &= ~(1 << (position & 7))

    def _stray(self, number: int, unit: str, question: str, position: int | None) -> None:
        if position is None and unit in self.cities:
            sentence = f"{unit} svarar genom sina stadsdelar; svar på staden själv räknas inte."
            self._ignore(number, CITY, unit, sentence)
        elif position is None and unit and self.other_units:
            sentence = f"objektet ”{unit}” finns inte i units.csv; svaren från det räknas inte."
            self._ignore(number, UNKNOWN_UNIT, unit, sentence)
        elif position is None:
            name = f"objektet {quoted(unit)} finns inte i units.csv" if unit else "objektets kod saknas"
            sentence = f"{name}; rätta koden eller lägg till objektet."
            self.problems.append(Problem(self.file, number, UNKNOWN_UNIT, sentence))
            self.dropped.append(Finding(unit, "", question, UNKNOWN_UNIT, f"{name}; svaret räknas inte."))
        else:
            sentence = f"frågan {quoted(question)} finns inte i utgåvan; svaren på den räknas inte."
            self._ignore(number, UNKNOWN_QUESTION, question, sentence)

    def _ignore(self, number: int, code: str, id: str, sentence: str) -> None:
        self.warnings.setdefault((code, id), Problem(self.file, number, code, sentence))
        self.ignored[code, id] = self.ignored.get((code, id), 0) + 1

    def findings(self) -> list[Finding]:
        """What was ignored (once per id, with how many) and what is dropped where invalid answers are let go."""
        told = [
            Finding(
                "" if code == UNKNOWN_QUESTION else id,
                "",
                id if code == UNKNOWN_QUESTION else "",
                code,
                f"{self.warnings[code, id].sentence} Antal svar: {count}.",
            )
            for (code, id), count in self.ignored.items()
        ]
        return told + self.dropped

    def planes(self, scale: int) -> AnswerPlanes:
        """Everything taken in, as planes."""
        texts = {id for id, question in self.questions.items() if question.kind == "text"}
        measured = {key: text for key, text in self.written.items() if key[1] not in texts}
        scale = max([scale, *map(decimals_of, measured.values())])
        columns: dict[str, list[int | None]] = {}
        for (position, id), text in measured.items():
            columns.setdefault(id, [None] * self.size)[position] = scaled(text, scale)
        written: dict[str, int] = {}
        for position, id in self.written:
            if id in texts:
                written[id] = written.get(id, 0) | 1 << position
        return AnswerPlanes(
            size=self.size,
            choices={
                id: {answer: int.from_bytes(plane, "little") for answer, plane in options.items()}
                for id, options in self.choices.items()
            },
            numbers={id: from_values(values) for id, values in columns.items()},
            rounded=_rounded(columns, scale),
            texts=written,
            scale=scale,
        )


def _rounded(columns: Mapping[str, list[int | None]], scale: int) -> dict[str, Numbers]:
    """Rounded half up to two decimals, only for questions where somebody gave more."""
    step = 10 ** (scale - 2)
    return {
        id: from_values([None if value is None else step * _half_up(value, step) for value in values])
        for id, values in columns.items()
        if any(value is not None and value % step for value in values)
    }


def _half_up(value: int, step: int) -> int:
    """value / step rounded to a whole number, halves away from zero."""
    whole = (2 * abs(value) + step) // (2 * step)
    return whole if value >= 0 else -whole
