"""What can go wrong, told to a person: where, what, and what to do.

A `Problem` is one Swedish sentence about one fault in what somebody gave us. All problems of
one input are collected and raised together as `Refused`, so nobody mends a file a fault at a
time. A fault of our own is an ordinary exception and never dressed up as one of these.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

EXIT_OK = 0
EXIT_FAILED = 1
"""A check ran and found what it was asked to look for (verify, diff)."""
EXIT_REFUSED = 2
"""The input was refused; nothing was written."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault: `file` and `row` (1 is the header row; 0 means the file as a whole), then the sentence.

    `sentence` says what is wrong and what to do, in Swedish, without the place: the place is
    put in front when the problem is shown. `code` is stable and greppable.
    """

    file: str
    row: int
    code: str
    sentence: str

    def __str__(self) -> str:
        place = self.file + (f" rad {self.row}" if self.row else "")
        return f"{place}: {self.sentence}" if place else self.sentence


class Refused(Exception):
    """Input that cannot be used. Carries every problem, in order of file and row."""

    exit_code = EXIT_REFUSED

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        if not self.problems:
            raise ValueError("Refused needs at least one problem")
        super().__init__("\n".join(map(str, self.problems)))


_MOST = 60


def quoted(written: str) -> str:
    """What somebody wrote, in quotation marks: short enough for a sentence, and nothing a terminal would obey."""
    shown = written if len(written) <= _MOST else written[:_MOST] + "…"
    return "”" + "".join(letter if letter.isprintable() else "\ufffd" for letter in shown) + "”"


def refuse(sentence: str, *, file: str = "", row: int = 0, code: str = "OGILTIGT") -> Refused:
    """A refusal with a single problem, ready to raise."""
    return Refused([Problem(file, row, code, sentence)])
