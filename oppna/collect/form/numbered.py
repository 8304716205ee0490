"""Checks as the form knows them: numbered, with a condition that server and browser judge alike."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from oppna.rules.expression import Condition


class Severity(StrEnum):
    """What a finding means for sending."""

    HARD = "hård"  # cannot be sent
    SOFT = "mjuk"  # must be confirmed, with a comment if one likes


class NumberedCheck(msgspec.Struct, frozen=True):
    """`id`: the number, "K1", or with the question it is about where it is generic, "F2:G2_1"."""

    id: str
    severity: Severity
    condition: Condition
    sentence: str
    questions: tuple[str, ...]


class FormFinding(msgspec.Struct, frozen=True):
    """A check that struck. `digest`: of the answers it is about; a confirmation of other answers has lapsed."""

    check: str
    severity: Severity
    sentence: str
    questions: tuple[str, ...]
    digest: str
    confirmed: bool = False

    @property
    def code(self) -> str:
        """The number without the question."""
        return self.check.partition(":")[0]

    @property
    def hard(self) -> bool:
        return self.severity is Severity.HARD

    @property
    def stops(self) -> bool:
        """Whether the part cannot be sent because of it."""
        return self.hard or not self.confirmed


def finding(check: NumberedCheck, answers: Mapping[str, str], confirmed: Mapping[str, str]) -> FormFinding:
    """The check, struck by these answers. `confirmed`: check → digest of what was confirmed."""
    told = [check.id, check.sentence, *(f"{id}\1{answers.get(id, '')}" for id in check.questions)]
    digest = hashlib.sha256("\0".join(told).encode()).hexdigest()
    settled = check.severity is Severity.SOFT and confirmed.get(check.id) == digest
    return FormFinding(check.id, check.severity, check.sentence, check.questions, digest, settled)
