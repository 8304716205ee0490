"""The products of a release, one verb each: `write(release, target)` puts the file in place whole, or not at all.

A new product is a module with that verb and a line here.
"""

from __future__ import annotations

from collections.abc import Callable

from oppna.disseminate.products import csv_excel, workbook

PRODUCTS: dict[str, Callable[..., None]] = {
    "workbook": workbook.write,
    "csv": csv_excel.write,
}
"""The name of the product, which is also its flag to `oppna publish`."""
