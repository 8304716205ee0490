"""Bytes → rows of a delimited file, as Excel and others save it. What is unambiguous is accepted."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from oppna.errors import refuse

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"


def rows_of(path: Path) -> list[list[str]]:
    """All rows of the file, the header first; row number = position + 1, as a spreadsheet shows it.

    Accepts UTF-8 with or without a mark, UTF-16 with a mark and Windows-1252; comma, semicolon or
    tab; a first line `sep=;`. Raises Refused for a file that is missing, empty or unreadable.
    """
    name = path.name
    if not path.is_file():
        sentence = f"filen finns inte; lägg den i {path.parent} eller skapa den med oppna new-input."
        raise refuse(sentence, file=name, code="FIL_SAKNAS")
    return rows_in(path.read_bytes(), name)


def rows_in(data: bytes, name: str) -> list[list[str]]:
    """`rows_of` for what somebody sent instead of a file; `name` is what messages call it."""
    text = _text(data, name)
    if not text.strip():
        raise refuse("filen är tom; den ska minst ha en rubrikrad.", file=name, code="FIL_TOM")
    delimiter, text = _delimiter(text)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise refuse(
            "raden går inte att dela upp i fält; kontrollera att varje citattecken på den har ett slut.",
            file=name,
            row=len(rows) + 1,
            code="FIL_TRASIG",
        ) from error
    return rows


def _text(data: bytes, name: str) -> str:
    encoding = next((known for mark, known in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data:
        raise refuse("filen är ingen textfil; spara den som CSV UTF-8.", file=name, code="FIL_KODNING")
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise refuse("filens teckenkodning går inte att tyda; spara den som CSV UTF-8.", file=name, code="FIL_KODNING")


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, from Excel's own first line if there is one, else the commonest in the header."""
    first, _, rest = text.partition("\n")
    declared = first.rstrip("\r").strip('"')
    if declared.lower().startswith("sep=") and len(declared) == 5:
        return declared[4], "\n" + rest  # an empty line in its place keeps the row numbers
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count), text
