"""The products of a release, one verb each: `write(release, target)` puts the file in place whole, or not at all.

A new product is a module with that verb and a line here.
"""

from __future__ import annotations

from collections.abc import Callable

from oppna.disseminate.products import (
    csv_excel,
    csvw,
    datapackage,
    jsonstat,
    parquet,
    px,
    sdmx_csv,
    workbook,
)

PRODUCTS: dict[str, Callable[..., None]] = {
    "workbook": workbook.write,
    "csv": csv_excel.write,
    "px": px.write,
    "px-groups": px.write_groups,
    "jsonstat": jsonstat.write,
    "jsonstat-groups": jsonstat.write_groups,
    "sdmx": sdmx_csv.write,
    "parquet": parquet.write,
    "csvw": csvw.write,
    "datapackage": datapackage.write,
}
"""The name of the product, which is also its flag to `oppna publish`."""
