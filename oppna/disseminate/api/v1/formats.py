"""Rows as JSON, lines of JSON, CSV or Parquet, piece by piece: the whole never stands in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import msgspec

from oppna.disseminate.api.http import Body, Request, Response
from oppna.disseminate.api.v1.column_types import duckdb_columns
from oppna.disseminate.api.v1.columnar import parquet
from oppna.disseminate.api.v1.parameters import Format
from oppna.disseminate.api.v1.wrong import Wrong
from oppna.disseminate.api.wrappers.headers import Headers

MEDIA: dict[Format, str] = {
    Format.JSON: "application/json",
    Format.NDJSON: "application/x-ndjson",
    Format.CSV: "text/csv; charset=utf-8",
    Format.PARQUET: "application/vnd.apache.parquet",
}
"""What a format is called in Accept and Content-Type."""
SOME = 500
"""Rows that are written at a time."""
WHOLE = 256 * 1024
"""What is shorter than this is sent in one piece, with its length."""


JSON_ROWS = (("Content-Type", MEDIA[Format.JSON]), ("Vary", "Accept"))
"""The headers of rows as JSON."""


def chosen(request: Request, asked: str | None) -> Format:
    """The format by its parameter, else by Accept, whose order of weights holds; JSON for whoever takes anything."""
    if asked is not None:
        return Format(asked)
    accept = request.headers.get("accept", "*/*")
    return Format.JSON if accept == "*/*" else _accepted(accept)


def _accepted(accept: str) -> Format:
    weights = sorted(map(_weighed, accept.split(",")), key=lambda pair: -pair[1]) if accept.strip() else []
    if not weights:
        return Format.JSON
    names = {media.partition(";")[0]: format for format, media in MEDIA.items()}
    for name, weight in weights:
        if weight > 0 and name in names:
            return names[name]
        if weight > 0 and name in ("*/*", "application/*"):
            return Format.JSON
    raise Wrong(406, f"Svaret finns som {', '.join(names)}; välj ett av dem i Accept, eller med format=.")


def _weighed(text: str) -> tuple[str, float]:
    name, _, parameters = text.partition(";")
    for parameter in parameters.split(";"):
        key, _, value = parameter.strip().partition("=")
        if key == "q":
            try:
                return name.strip().lower(), float(value)
            except ValueError:
                return name.strip().lower(), 0.0
    return name.strip().lower(), 1.0


def rows_response(
    format: Format,
    name: str,
    kind: type[msgspec.Struct],
    rows: Iterable[msgspec.Struct],
    head: dict[str, Any],
    file: str,
) -> Response:
    """The rows, all of a kind. As JSON they stand in a document under `name`, after its `head`."""
    headers: Headers = JSON_ROWS
    if format is not Format.JSON:
        attached = f'attachment; filename="{file}.{format.value}"'
        headers = (("Content-Type", MEDIA[format]), ("Vary", "Accept"), ("Content-Disposition", attached))
    return Response(200, headers, _whole(_written(format, name, kind, iter(rows), head)))


def _written(
    format: Format, name: str, kind: type[msgspec.Struct], rows: Iterator[msgspec.Struct], head: dict[str, Any]
) -> Iterator[bytes]:
    match format:
        case Format.JSON:
            return _json(rows, name, head)
        case Format.NDJSON:
            return map(msgspec.json.Encoder().encode_lines, _some(rows))
        case Format.CSV:
            return _csv(rows, kind)
        case Format.PARQUET:
            return parquet(_csv(rows, kind), kind)


def _some(rows: Iterator[msgspec.Struct]) -> Iterator[list[msgspec.Struct]]:
    while some := list(islice(rows, SOME)):
        yield some


def _json(rows: Iterator[msgspec.Struct], name: str, head: dict[str, Any]) -> Iterator[bytes]:
    encode = msgspec.json.Encoder().encode
    start = encode({**head, name: ()}).removesuffix(b"]}")
    for some in _some(rows):
        yield start + encode(some)[1:-1]
        start = b","
    yield b"]}" if start == b"," else start + b"]}"


def _csv(rows: Iterator[msgspec.Struct], kind: type[msgspec.Struct]) -> Iterator[bytes]:
    """Comma, decimal point, a header, one line feed a row; an empty field is null."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(kind.__struct_fields__)
    fields = _fields(kind)
    for some in _some(rows):
        writer.writerows(map(fields, some))
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    if text.tell():
        yield text.getvalue().encode()


def _fields(kind: type[msgspec.Struct]) -> Callable[[msgspec.Struct], Sequence[Any]]:
    """A row as the fields of a line. Truths are written as in every other format: true and false."""
    truths = [at for at, type_ in enumerate(duckdb_columns(kind).values()) if type_ == "BOOLEAN"]

    def fields(row: msgspec.Struct) -> Sequence[Any]:
        values = list(msgspec.structs.astuple(row))
        for at in truths:
            values[at] = "true" if values[at] else "false"
        return values

    return fields


def _whole(pieces: Iterator[bytes]) -> Body:
    """One piece where all of it is short; a fault before the first pieces have gone is then still told as one."""
    begun, length = [], 0
    for piece in pieces:
        begun.append(piece)
        length += len(piece)
        if length >= WHOLE:
            return chain(begun, pieces)
    return b"".join(begun)
