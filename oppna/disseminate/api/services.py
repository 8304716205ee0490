"""The interfaces for programs there are here: what each is for, and how one asks it in the language one has."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.api.doors import door


@dataclass(frozen=True)
class Example:
    """Lines to copy. `host` stands where the address of this site goes."""

    language: str
    lines: str


@dataclass(frozen=True)
class Described:
    """An interface. `path`: its root; `description`: the document that describes it, ""."""

    key: str
    title: str
    text: str
    path: str
    description: str
    examples: tuple[Example, ...]


HOST, EDITION, TABLE = "{host}", "{edition}", "{table}"
"""What is filled in where an example is shown."""

_ALL = (
    Described(
        "api-v1",
        "Eget gränssnitt",
        "Allt som finns: värden med status, täljare, nämnare, rättelser, spårning och definitioner. Ett helt område i "
        "ett svar, som JSON, CSV, Parquet eller JSON-stat.",
        "/api/v1",
        "/api/v1/openapi.json",
        (Example("curl", f"curl '{HOST}/api/v1/releases'"),),
    ),
    Described(
        "pxweb",
        "PxWeb 2",
        "Samma gränssnitt som SCB:s statistikdatabas: program skrivna för den fungerar här.",
        "/pxweb/api/v2",
        "/pxweb/api/v2/config",
        (
            Example(
                "Python (pxwebpy)",
                f'from pxweb import PxApi\n\napi = PxApi("{HOST}/pxweb/api/v2")\n'
                f'rader = api.get_table_data("{TABLE}", {{"Region": "01*", "Indikator": "*", '
                '"ContentsCode": "value", "Tid": "*"})',
            ),
            Example(
                "R",
                f'd <- read.csv("{HOST}/pxweb/api/v2/tables/{TABLE}/data?outputFormat=csv",\n'
                '              fileEncoding = "UTF-8-BOM", check.names = FALSE,\n'
                '              na.strings = strrep(".", 1:6))',
            ),
            Example("curl", f"curl '{HOST}/pxweb/api/v2/tables/{TABLE}/data?outputFormat=csv'"),
        ),
    ),
    Described(
        "kolada",
        "Kolada v2 och v3",
        "Samma frågor och svar som Koladas: byt adressen i programmet och låt resten vara.",
        "/v3",
        "/v3/openapi.json",
        (
            Example(
                "Python (koladapy)",
                f'from koladapy import KoladaAPI\n\napi = KoladaAPI(base_url="{HOST}/v3/")\n'
                'mått = api.search_kpis("socialjour")',
            ),
            Example("curl", f"curl '{HOST}/v2/kpi?title=socialjour'"),
        ),
    ),
)


def services() -> tuple[Described, ...]:
    """Those that answer here; what has no door is not told of."""
    return tuple(one for one in _ALL if door(f"{one.path}/") is not None)
