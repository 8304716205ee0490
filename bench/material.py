"""Made-up answers (SYNTETISKA SVAR) of the frame of 2018, for speed only: every question, with gaps, 999 and slips."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from oppna.catalogue.frame import frame_file, load_frame
from oppna.catalogue.prepared import Prepared, prepare
from oppna.interchange.folder import ANSWER_COLUMNS, SYNTHETIC_MARK
from oppna.model.area import Unit
from oppna.rules.expression import Compare, Condition, Question, Text

EDITION = "2018-bou"
SEED = 2018

Row = tuple[str, str, str]


def answer_rows(prepared: Prepared, units: Iterable[Unit], random: Random) -> Iterator[Row]:
    """Rows of answers.csv, unit by unit. A part is left out by one unit in ten, a question by one in a hundred."""
    routing = dict(prepared.rules.routing)
    for unit in units:
        given: dict[str, str] = staff(random)
        parts = {part.id for part in prepared.edition.questionnaire.parts if random.random() < 0.9}
        for question in prepared.edition.questionnaire.questions:
            asked = question.id not in routing or _holds(routing[question.id], given)
            if question.kind != "tal" and (asked or random.random() < 0.01):
                given[question.id] = random.choice((*question.answers, "Ja", "Ja")) if question.answers else "Eget svar"
            if question.id in given and question.part in parts and random.random() < 0.99:
                yield unit.unit, question.id, given[question.id]


def _holds(condition: Condition, given: dict[str, str]) -> bool:
    """The routing of 2018 is always one answer to one question."""
    assert isinstance(condition, Compare)
    assert isinstance(condition.left, Question)
    assert isinstance(condition.right, Text)
    return given.get(condition.left.id) == condition.right.text


def staff(random: Random) -> dict[str, str]:
    """Full-time equivalents in hundredths that mostly agree."""
    years = [random.randrange(0, 700) for _ in range(5)]
    graduates = sum(years) + random.choice((0, 0, 0, 0, 3, 4, -3))
    numbers = [graduates + random.choice((0, 0, 150, -5)), graduates, *years, random.randrange(0, 400)]
    texts = [f"{number / 100:.2f}" for number in numbers]
    if random.random() < 0.05:
        texts[random.randrange(8)] = "999"
    return dict(zip(("B1", "B1a", "B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5", "B2"), texts, strict=True))


def write_folder(folder: Path, times: int = 1) -> Path:
    """An input folder of the frame's objects: units, answers and both registers."""
    prepared, random = prepare(EDITION), Random(SEED)
    units = load_frame(EDITION)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "units.csv").write_bytes(frame_file(prepared.edition.head).read_bytes())
    _write(folder / "answers.csv", ANSWER_COLUMNS, answer_rows(prepared, units, random))
    _write(folder / "bbic.csv", ("unit",), ((unit.unit,) for unit in units if random.random() < 0.7))
    _write(folder / "children.csv", ("unit", "longterm", "children"), _children(units, random))
    (folder / SYNTHETIC_MARK).write_text("SYNTETISKA SVAR\n", encoding="utf-8")
    return folder


def _children(units: Sequence[Unit], random: Random) -> Iterator[tuple[str, str, str]]:
    for unit in units:
        children = random.randrange(0, 9000)
        yield unit.unit, str(random.randint(0, children)), str(children)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
