"""The page of personal data, made of the table."""

from __future__ import annotations

from itertools import groupby

from oppna.accounts.personal_data import FIELDS, LIBRARY_ROWS, About, Field

TOP = """# Personuppgifter

Vad databasen håller om personer, fält för fält: varför, och hur länge. Sidan är skapad ur
`oppna/accounts/personal_data.py`; ändra där och kör `make docs`. Ett test ser till att varje fält i våra tabeller står
i den, och `manage.py clear_old` gör det som kolumnen om hur länge säger. Kör kommandot varje natt.

Uppgifterna behandlas för att samla in officiell statistik och för att kunna visa vem som svarat, granskat och rättat.
Enkäten frågar om verksamheten, inte om personer; fritext kan ändå råka nämna någon och behandlas därefter. Hur lång tid
någon behöver för att svara sparas bara som summor per fråga. Kakor används för inloggning och formulär, inget annat.
Register över personer, där sådana används, läses av ett annat program och kommer aldrig in i den här databasen.
"""


def page() -> str:
    """Personal fields, table by table; then what the libraries keep; then the fields that are about nobody."""
    personal = [field for field in FIELDS if field.about is not About.NOTHING]
    return TOP + _personal(personal) + _libraries() + _rest()


def _personal(fields: list[Field]) -> str:
    return "".join(
        f"\n## `{model}`\n\n| fält | vad det är | varför | hur länge |\n|---|---|---|---|\n" + "".join(map(_row, group))
        for model, group in groupby(fields, lambda field: field.model)
    )


def _row(field: Field) -> str:
    kept = field.kept.words if field.kept else ""
    return f"| `{field.name}` | {field.about.value} | {field.purpose} | {kept} |\n"


def _libraries() -> str:
    rows = "".join(
        f"| `{one.model}` | {one.about.value} | {one.purpose} | {one.kept.words} |\n" for one in LIBRARY_ROWS
    )
    return "\n## Bibliotekens tabeller\n\n| tabell | vad det är | varför | hur länge |\n|---|---|---|---|\n" + rows


def _rest() -> str:
    fields = [field for field in FIELDS if field.about is About.NOTHING]
    rows = "".join(
        f"| `{model}` | {', '.join(f'`{field.name}`' for field in group)} |\n"
        for model, group in groupby(fields, lambda field: field.model)
    )
    return "\n## Fält som inte är personuppgifter\n\n| tabell | fält |\n|---|---|\n" + rows
