"""The shares of persons as cells of a result: those that tell too much are confidential ("x")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oppna.model.codes import Status
from oppna.model.observation import Observation
from oppna.registers.measured import Group
from oppna.secrecy.thresholds import Thresholds, primary_reason


def observations(groups: Iterable[Group], thresholds: Thresholds) -> Iterator[Observation]:
    """A cell for each group."""
    for group in groups:
        secret = bool(primary_reason(group.having, group.lacking, group.denominator, thresholds))
        yield _observation(group, secret)


def _observation(group: Group, secret: bool) -> Observation:
    return Observation(
        indicator=group.indicator,
        level=group.level,
        area=group.area,
        value=None if secret else group.having / group.denominator,
        numerator=None if secret else group.having,
        denominator=None if secret else group.denominator,
        population=None if secret else group.having + group.lacking,
        status=Status.CONFIDENTIAL if secret else Status.OK,
    )
