"""The made-up round as a folder of interchange files, with the truth and a notice beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

from oppna.catalogue.frame import frame_file
from oppna.interchange.folder import ANSWER_COLUMNS, ANSWERS, PREVIOUS, SYNTHETIC_MARK, UNITS
from oppna.synth.folder import made_up, table
from oppna.synth.plan import RegisterPlan
from oppna.synth.synthesis import Synthesis

TRUTH = "truth.csv"
TRUTH_COLUMNS = ("unit", "indicator", "value", "status")
NOTICE = """SYNTETISKA SVAR

Svaren i den här mappen är påhittade. De är inte lämnade av någon kommun eller stadsdel och säger ingenting
om dem. Namn, koder, län och invånarantal i units.csv är verkliga; allt annat är gjort av slump.

Utgåva: {edition}
Frö:    {seed} (samma frö ger samma filer)

Där det finns publicerade siffror för hela riket är svaren gjorda så att de liknar dem: hur många som svarade på
varje del, hur många som inte kunde lämna uppgift eller vars uppgifter inte gick ihop, och andelen Ja. Resten är
antaganden. Vilka siffror som liknar vilka och vad som är antaget står i definitionerna, i utgåvans synth.yaml.

truth.csv är facit: varje objekts värde på varje indikator, känt ur hur svaren gjordes.
Allt som görs av den här mappen ska märkas SYNTETISKA SVAR.
"""


def write(made: Synthesis, registers: RegisterPlan, folder: Path) -> None:
    """Write the folder. An earlier made-up folder is replaced; any other folder with something in it is refused."""
    with made_up(folder) as aside:
        _write_files(made, registers, aside)


def _write_files(made: Synthesis, registers: RegisterPlan, folder: Path) -> None:
    (folder / SYNTHETIC_MARK).write_text(NOTICE.format(edition=made.edition.id, seed=made.seed), "utf-8")
    shutil.copyfile(frame_file(made.edition.head), folder / UNITS)
    table(folder / ANSWERS, ANSWER_COLUMNS, ((a.unit, a.question, a.answer) for a in made.answers))
    if made.edition.questionnaire.remembered:
        table(folder / PREVIOUS, ANSWER_COLUMNS, ((a.unit, a.question, a.answer) for a in made.previous))
    if registers.licence:
        table(folder / registers.licence.file, ("unit",), ((code,) for code in made.licences))
    if registers.children:
        rows = ((row.unit, str(row.longterm), str(row.children)) for row in made.children)
        table(folder / registers.children.file, ("unit", "longterm", "children"), rows)
    cells = ((unit, indicator, cell.value, cell.status) for (unit, indicator), cell in made.truth.items())
    table(folder / TRUTH, TRUTH_COLUMNS, cells)
