"""The interface as a page of the documentation, made from the table that answers."""

from __future__ import annotations

from enum import Enum

from oppna.disseminate.api.v1.asked import ROOT
from oppna.disseminate.api.v1.formats import MEDIA
from oppna.disseminate.api.v1.parse import Field, fields_of
from oppna.disseminate.api.v1.routes import ROUTES, Route

_FORMATS = ", ".join(f"`{media.partition(';')[0]}`" for media in MEDIA.values())
_TOP = f"""# Eget API, version 1

Det som andra gränssnitt inte kan säga: status, täljare och nämnare, säkerhet, spår, versioner, rättelser och
definitioner. Sidan är skapad ur `oppna/disseminate/api/v1/routes.py`; ändra där och kör `make docs`. Samma tabell
svarar på frågorna och beskriver dem för program i `{ROOT}/openapi.json` (OpenAPI 3.1).

- **Inga sidor.** Det man frågar efter får man helt, också alla publiceringar på en gång; svaret strömmas.
- **Format** väljs med `format=` eller `Accept`: {_FORMATS}.
  Celler finns också som JSON-stat 2 (`format=json-stat`).
- **Flera värden** av en parameter skrivs med komma emellan, eller med parametern upprepad.
- **Innehållet i en version ändras aldrig** (¹ i tabellen) och får sparas hur länge som helst. `latest` i versionens
  ställe leder vidare till den nyaste. Alla svar har `ETag`; den som skickar den i `If-None-Match` får 304.
- **Fel** är problem+json (RFC 9457) med en mening för varje sak som är fel, alla på en gång.
- **Gräns:** den som frågar för fort får 429, och `Retry-After` säger hur många sekunder det är bäst att vänta.
- **Syntetiska svar** sägs vara det i varje rad (`synthetic`) och i `label`.
- En cell utan värde har `status` som säger varför; täljare, nämnare och intervall finns då inte heller.

"""


def page() -> str:
    """The page."""
    return (
        _TOP
        + "| adress | vad | parametrar |\n|---|---|---|\n"
        + "".join(map(_row, ROUTES))
        + "\n## Parametrar\n\n| parameter | vad | värden |\n|---|---|---|\n"
        + "".join(_described(field) for field in _fields())
    )


def _row(route: Route) -> str:
    named = ", ".join(f"`{field.name}`" for field in fields_of(route.parameters)) or "–"
    return f"| `{ROOT}{route.path}`{'¹' if route.lasting else ''} | {route.summary} | {named} |\n"


def _fields() -> list[Field]:
    """Every parameter once; of those with one name the one with the most values."""
    found: dict[str, Field] = {}
    for route in ROUTES:
        for field in fields_of(route.parameters):
            if field.name not in found or len(_values(field)) > len(_values(found[field.name])):
                found[field.name] = field
    return list(found.values())


def _described(field: Field) -> str:
    return f"| `{field.name}` | {field.description} | {_values(field) or 'fritt'} |\n"


def _values(field: Field) -> str:
    if isinstance(field.kind, type) and issubclass(field.kind, Enum):
        return ", ".join(f"`{one.value}`" for one in field.kind)
    return ""
