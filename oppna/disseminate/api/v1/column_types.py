"""What a column of rows is in a database, by the type of the struct's field."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

_TYPES = ((bool, "BOOLEAN"), (float, "DOUBLE"), (int, "BIGINT"))


@cache
def duckdb_columns(kind: type[msgspec.Struct]) -> dict[str, str]:
    """Column → its type; what is no number or truth is text."""
    hints = get_type_hints(kind)
    return {name: _type(hints[name]) for name in kind.__struct_fields__}


def _type(hint: Any) -> str:
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return next((name for kind, name in _TYPES if kind in kinds), "VARCHAR")
