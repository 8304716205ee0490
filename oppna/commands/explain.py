"""`oppna explain`: what an indicator means, and why an area got its value."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from oppna.errors import EXIT_FAILED, EXIT_OK, refuse
from oppna.model.codes import SYNTHETIC, Level
from oppna.model.edition import Edition
from oppna.model.release import Cell

if TYPE_CHECKING:
    from oppna.process.trace import Step
    from oppna.reproduction import Told

HELP = "förklara en indikator, eller varför ett objekt fick sitt värde"
WIDTH = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("indicator", metavar="INDIKATOR", help="indikatorns id, till exempel G2_1")
    parser.add_argument("--area", metavar="OMRÅDE", help="objekt eller grupp: 0184, Solna, Riket, 3, A1")
    parser.add_argument("--in", dest="folder", metavar="MAPP", type=Path, help="förklara värdet ur en mapp med indata")
    parser.add_argument(
        "--release", metavar="PUBLICERING", type=Path, help="förklara värdet ur en publicerings mapp och inget annat"
    )
    parser.add_argument(
        "--invalid-as-missing", action="store_true", help="med --in: räkna svar som annars avvisas som inte lämnade"
    )


def run(args: argparse.Namespace) -> int:
    _require_sense(args)
    if args.release is not None:
        return explain_released(args.edition, args.indicator, args.area, args.release)
    from oppna.catalogue.load import load_edition

    edition = load_edition(args.edition)
    require_known(edition, args.indicator)
    why = None
    if args.area is not None:
        why = value_steps(args.edition, args.indicator, args.area, args.folder, args.invalid_as_missing)
    explain_indicator(edition, args.indicator)
    if why is not None:
        say_steps(*why)
    return EXIT_OK


def _require_sense(args: argparse.Namespace) -> None:
    """Which of the flags go together."""
    if args.folder is not None and args.release is not None:
        raise refuse("ange --in eller --release, inte båda: värdet förklaras ur det ena eller det andra.")
    if (args.area is None) != (args.folder is None and args.release is None):
        raise refuse(
            "ange både --area och --in (eller --release) för att förklara ett värde, "
            "ingen av dem för att förklara indikatorn."
        )
    if args.invalid_as_missing and args.folder is None:
        raise refuse("--invalid-as-missing gäller indata; ange det bara tillsammans med --in.")


def require_known(edition: Edition, indicator_id: str) -> None:
    """Refused with the indicators there are."""
    known = [indicator.id for indicator in edition.indicators]
    if indicator_id not in known:
        sentence = f"indikatorn {indicator_id} finns inte i {edition.id}; välj bland {', '.join(known)}."
        raise refuse(sentence, code="OKÄND_INDIKATOR")


def explain_indicator(edition: Edition, indicator_id: str) -> None:
    """The rule in words first, then the whole description."""
    from oppna.catalogue.describe import RULE, describe

    indicator = edition.indicator(indicator_id)
    print(f"{edition.id} {indicator.id}: {indicator.short_name}\n")
    for heading, text in sorted(describe(edition, indicator), key=lambda told: told[0] != RULE):
        say(heading, text)


def value_steps(
    edition_id: str, indicator: str, area: str, folder: Path, invalid_as_missing: bool
) -> tuple[str, tuple[Step, ...]]:
    """A heading and every step to the value of one area."""
    from oppna.commands.compute import warn
    from oppna.process.trace import UnknownArea, trace
    from oppna.production import compute

    computed = compute(edition_id, folder, invalid_as_missing=invalid_as_missing)
    if indicator in computed.computed_indicators - computed.results.derived.keys():
        sentence = (
            f"{indicator} räknas ur personregister; enskilda personers väg till värdet visas inte. Utelämna --area."
        )
        raise refuse(sentence, code="PERSONREGISTER")
    if indicator not in computed.results.derived:
        sentence = f"mappen {folder} saknar de filer som {indicator} bygger på; lägg dit dem."
        raise refuse(sentence, code="INGET_ATT_RÄKNA")
    named = [(unit.unit, unit.name) for unit in computed.units] + list(computed.received.frame.cities.items())
    code = code_of(named, area)
    try:
        steps = trace(computed.results, computed.edition, computed.units, indicator, code)
    except UnknownArea:
        sentence = f"området {area} finns inte bland resultaten; ange kod, namn, län, Riket eller grupp."
        raise refuse(sentence, code="OMRÅDE_OKÄNT") from None
    if invalid_as_missing:
        warn(computed.warnings)
    return heading(area, code, indicator, computed.synthetic), steps


def explain_released(edition_id: str, indicator: str, area: str, path: Path) -> int:
    """The same out of a release alone, by its own definitions; a cell that comes out otherwise is told loudly."""
    from oppna.process.trace import UnknownArea
    from oppna.release.read import read_release
    from oppna.reproduction import tell

    release = read_release(path)
    if release.head.edition != edition_id:
        sentence = f"publiceringen {path} gäller {release.head.edition}, inte {edition_id}; ange den utgåvan."
        raise refuse(sentence, code="ANNAN_UTGÅVA")
    require_known(release.edition, indicator)
    units = ((unit.area, unit.label) for unit in release.areas if unit.level in (Level.MUNICIPALITY, Level.DISTRICT))
    code = code_of(units, area)
    try:
        told = tell(release, indicator, code)
    except UnknownArea:
        sentence = f"publiceringen har inget resultat på {indicator} för området {area}; se areas.csv och results.csv."
        raise refuse(sentence, code="OMRÅDE_OKÄNT") from None
    explain_indicator(release.edition, indicator)
    say_steps(heading(area, code, indicator, release.head.synthetic, release.head.version), told.steps)
    if told.agrees:
        return EXIT_OK
    print(_disagreement(told, release.head.software), file=sys.stderr)
    return EXIT_FAILED


def _disagreement(told: Told, software: str) -> str:
    from oppna.release.head import SOFTWARE

    return (
        f"FEL: publiceringen säger {_written(told.cell)}, men dess egna svar ger {_written(told.again)}. "
        f"Publiceringen är gjord med {software}, detta är {SOFTWARE}. Anmäl felet till utgivaren."
    )


def _written(cell: Cell | None) -> str:
    """A cell as results.csv has it."""
    filled = (f"{name} {text}" for name, text in msgspec.structs.asdict(cell).items() if text) if cell else ()
    return ", ".join(filled)


def heading(area: str, code: str, indicator: str, synthetic: bool, version: str = "") -> str:
    shown = area if code == area else f"{area} ({code})"
    of = f" i version {version}" if version else ""
    return f"Varför {shown} har sitt värde på {indicator}{of}{f' ({SYNTHETIC})' if synthetic else ''}"


def code_of(named: Iterable[tuple[str, str]], area: str) -> str:
    """The code of the one object or city of this name; else what was asked for, which may be a code or a group."""
    codes = [code for code, name in named if name.casefold() == area.casefold()]
    return codes[0] if len(codes) == 1 else area


def say_steps(heading: str, steps: tuple[Step, ...]) -> None:
    """The steps, numbered."""
    print(f"\n{heading}\n")
    for position, step in enumerate(steps, 1):
        print(f"{position}. {step.heading}")
        for line in step.lines:
            print(textwrap.fill(line, WIDTH, initial_indent="   ", subsequent_indent="   "))


def say(heading: str, text: str) -> None:
    """A heading and its text; what is a list is shown as one."""
    first, *others = text.splitlines()
    start = f"{heading}:" if others else f"{heading}: {first}"
    print(textwrap.fill(start, WIDTH, subsequent_indent="  "))
    for line in text.splitlines() if others else ():
        print(textwrap.fill(line, WIDTH, initial_indent="  – ", subsequent_indent="    "))
