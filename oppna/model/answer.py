"""What a respondent said, and what review has to say of it."""

from __future__ import annotations

import msgspec


class Answer(msgspec.Struct, frozen=True, order=True):
    """One row of `answers.csv`: the answer in the words of the question's options, a number or a text."""

    unit: str
    question: str
    answer: str


class Finding(msgspec.Struct, frozen=True, order=True):
    """Something review noticed [METHOD 10, results.findings.csv]. Empty fields do not apply."""

    unit: str
    indicator: str
    question: str
    code: str
    sentence: str
