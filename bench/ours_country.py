"""Group results of a coded country, the product's way: BLOCKS OUT, planes to rows."""

from __future__ import annotations

import sys
from pathlib import Path

from oppna.catalogue.prepared import prepare
from oppna.cells import RESULT_COLUMNS, cell_of, result_row
from oppna.engines.bits.store import read_blocks
from oppna.process.blockwise import totals
from oppna.production import table


def main(blocks: Path, out: Path) -> None:
    prepared = prepare("2018-bou")
    edition, rules = prepared.edition, prepared.rules
    measured = {indicator.id: indicator.unit for indicator in edition.indicators}
    seen = totals(rules, read_blocks(blocks)).observations(edition.head.nonresponse)
    rows = (result_row(edition.id, cell_of(each, measured[each.indicator])) for each in seen)
    out.write_text(table(RESULT_COLUMNS, rows), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
