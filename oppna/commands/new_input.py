"""`oppna new-input`: an empty set of interchange files with the frame in place."""

from __future__ import annotations

import argparse
from pathlib import Path

from oppna.errors import EXIT_OK, refuse
from oppna.model.edition import Edition

HELP = "lägg upp tomma indatafiler med utgåvans objekt"
README = "LÄS MIG.txt"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("--to", dest="folder", metavar="MAPP", type=Path, required=True, help="ny eller tom mapp")


def run(args: argparse.Namespace) -> int:
    from oppna.catalogue.frame import frame_file
    from oppna.catalogue.load import load_edition
    from oppna.interchange.folder import UNITS

    edition = load_edition(args.edition)
    frame = frame_file(edition.head).read_text("utf-8")
    files = {UNITS: frame, **_headers(edition), README: _readme(edition)}
    _write(args.folder, files)
    print(f"Skrev {', '.join(files)} i {args.folder}.")
    return EXIT_OK


def _headers(edition: Edition) -> dict[str, str]:
    """The files that are to be filled, with nothing but their header row."""
    from oppna.interchange.folder import answer_columns, register_columns

    columns = {**answer_columns(edition), **register_columns(edition)}
    return {name: ",".join(header) + "\n" for name, header in columns.items()}


def _write(folder: Path, files: dict[str, str]) -> None:
    """Refused where anything lies already: a filled-in file is never written over."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refuse("mappen är inte tom. Ange en ny eller tom mapp.", file=str(folder), code="INTE_TOM")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="")


def _readme(edition: Edition) -> str:
    from oppna.interchange.folder import UNITS, register_columns

    registers = "\n".join(f"{name}\n{_about(columns)}" for name, columns in register_columns(edition).items())
    who = " som svarar" if edition.questionnaire.form else ""
    return f"""\
Indata till {edition.head.name} ({edition.id})

{UNITS}
  Objekten{who}, en rad var: {edition.head.objects} stycken, och därtill städer som svarar genom sina stadsdelar.
  Filen är ifylld; stadsdelarnas koder är Öppnas egna.
{_about_answers(edition)}{_about_previous(edition)}{registers}{_about_persons(edition)}

Filerna är CSV i UTF-8 med komma. Granska dem med: oppna check {edition.id} --in MAPP
Räkna sedan med:                                  oppna compute {edition.id} --in MAPP --out results.csv
"""


def _about_answers(edition: Edition) -> str:
    from oppna.interchange.folder import ANSWERS

    first = next((question.id for question in edition.questionnaire.form), "")
    if not first:
        return ""
    return (
        f"{ANSWERS}\n"
        f"  En rad per svar: objektets kod, frågans id (till exempel {first}) och svaret med svarsalternativets\n"
        "  ord. Tal skrivs med decimalpunkt, 999 betyder att uppgiften inte kan lämnas. Ingen rad betyder inget svar.\n"
    )


def _about_previous(edition: Edition) -> str:
    from oppna.interchange.folder import PREVIOUS

    if not edition.questionnaire.remembered:
        return ""
    questions = ", ".join(question.last_year for question in edition.questionnaire.remembered)
    return (
        f"{PREVIOUS}\n"
        f"  Svaren från året innan, i samma form. Av dem används frågorna {questions}.\n"
        "  Lämna filen som den är om uppgifterna saknas.\n"
    )


def _about_persons(edition: Edition) -> str:
    """Registers of persons are never laid out empty: they are fetched where they are kept, and kept apart."""
    from oppna.catalogue.registers import registers
    from oppna.interchange.folder import person_registers

    told = [
        f"\n{name}.csv eller {name}.parquet\n"
        f"  {registers()[name].name}: {', '.join(column.name for column in registers()[name].columns)}. "
        "Personuppgifter; läggs hit bara där de får hanteras."
        for name in person_registers(edition)
    ]
    return "".join(told)


def _about(columns: tuple[str, ...]) -> str:
    """A list is complete by nature: an empty one says Nej of everybody, so it must not lie there by mistake."""
    if len(columns) == 1:
        return "  Förteckning: en rad per objekt som finns på den. Alla andra blir Nej; ta bort filen om den saknas."
    return f"  Register: en rad per objekt med {', '.join(columns)}. Ta bort filen om uppgifterna saknas."
