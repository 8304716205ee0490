"""Whether a field holds a code or a whole number of the form its column asks for, as SQL conditions."""

from __future__ import annotations

from oppna.model.register import Column

_ATC = "^[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}$"
_ATC_LENGTH = 7


def atc_fault(column: Column) -> tuple[str, str]:
    """True for a row whose code is not all of an ATC code, and what then to say."""
    text = f"COALESCE(trim({column.name}_), '')"
    whole = f"(length({text}) = {_ATC_LENGTH} AND regexp_like({text}, '{_ATC}'))"
    right = f"({text} = '' OR {whole})" if column.may_be_empty else whole
    return (
        f"NOT {right}",
        f"{column.name} är ingen hel ATC-kod; skriv alla sju tecknen, som N06BA04{_or_empty(column)}.",
    )


def number_fault(column: Column, types: dict[str, str]) -> tuple[str, str]:
    """True for a row whose number is none or lies outside the column's limits, and what then to say."""
    raw, text = f"{column.name}_", f"COALESCE(trim({column.name}_), '')"
    limits = f"BETWEEN {column.least} AND {column.most}"
    if types[column.name] == "text":
        digits = f"length({text}) BETWEEN 1 AND {len(str(column.most))} AND translate({text}, '0123456789', '') = ''"
        blank, right = f"{text} = ''", f"({digits} AND TRY_CAST({text} AS INTEGER) {limits})"
    else:
        blank, right = f"{raw} IS NULL", f"({raw} {limits})"
    allowed = f"({blank} OR {right})" if column.may_be_empty else right
    sentence = f"{column.name} är inget heltal från {column.least} till {column.most}; rätta det{_or_empty(column)}."
    return f"NOT COALESCE({allowed}, FALSE)", sentence


def _or_empty(column: Column) -> str:
    return ", eller lämna det tomt" if column.may_be_empty else ""
