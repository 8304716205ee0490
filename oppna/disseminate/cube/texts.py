"""The row of a cell as text, ready to be sent. A release never changes, so its rows are written once."""

from __future__ import annotations

from collections.abc import Sequence

from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.statuses import ABSENT, OK, WORDS

KEPT, DELETED = ',"isdeleted":false', ',"isdeleted":true'
_END = "]},"


def beginnings(axes: Axes) -> list[str]:
    """What every row says between its indicator and its values, cell by cell."""
    return [f'","{axes.unit_field}":"{unit}","period":{year},"values":[' for year in axes.years for unit in axes.units]


def rows_of(
    kpi: str, genders: Sequence[str], begin: Sequence[str], values: list[list[float]], codes: list[list[int]]
) -> list[str]:
    """The rows of one indicator, each with a comma at its end, "" where there is none. One list a lane."""
    head = f'{{"kpi":"{kpi}'
    lanes = [_lane(*lane) for lane in zip(genders, values, codes, strict=True)]
    if len(lanes) == 1:
        texts = lanes[0]
    else:
        texts = [",".join(filter(None, texts)) for texts in zip(*lanes, strict=True)]
    return [f"{head}{start}{text}{_END}" if text else "" for start, text in zip(begin, texts, strict=True)]


def value_text(gender: str, value: float | None, count: int, status: str, kept: str = KEPT) -> str:
    """One value of a row."""
    number = "null" if value is None else repr(float(value))
    return f'{{"gender":"{gender}","count":{count},"status":"{status}","value":{number}{kept}}}'


def _lane(gender: str, values: list[float], codes: list[int]) -> list[str]:
    known, mark = f'{{"gender":"{gender}","count":1,"status":"","value":', f"{KEPT}}}"
    others = ["" if code in (ABSENT, OK) else value_text(gender, None, 0, word) for code, word in enumerate(WORDS)]
    return [
        f"{known}{value!r}{mark}" if code == OK else others[code] for value, code in zip(values, codes, strict=True)
    ]
