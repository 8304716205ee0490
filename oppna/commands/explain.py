"""`oppna explain`: what an indicator means, and why an area got its value."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from oppna.errors import EXIT_OK, refuse
from oppna.model.codes import SYNTHETIC
from oppna.model.edition import Edition

if TYPE_CHECKING:
    from oppna.process.trace import Step
    from oppna.production import Computed

HELP = "förklara en indikator, eller varför ett objekt fick sitt värde"
WIDTH = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("indicator", metavar="INDIKATOR", help="indikatorns id, till exempel G2_1")
    parser.add_argument("--area", metavar="OMRÅDE", help="objekt eller grupp: 0184, Solna, Riket, 3, A1")
    parser.add_argument("--in", dest="folder", metavar="MAPP", type=Path, help="mapp med indata; krävs med --area")


def run(args: argparse.Namespace) -> int:
    from oppna.catalogue.load import load_edition

    if (args.area is None) != (args.folder is None):
        raise refuse("ange både --area och --in för att förklara ett värde, ingen av dem för att förklara indikatorn.")
    edition = load_edition(args.edition)
    if args.indicator not in [indicator.id for indicator in edition.indicators]:
        known = ", ".join(indicator.id for indicator in edition.indicators)
        sentence = f"indikatorn {args.indicator} finns inte i {args.edition}; välj bland {known}."
        raise refuse(sentence, code="OKÄND_INDIKATOR")
    why = None if args.area is None else value_steps(args.edition, args.indicator, args.area, args.folder)
    explain_indicator(edition, args.indicator)
    if why is not None:
        tell(*why)
    return EXIT_OK


def explain_indicator(edition: Edition, indicator_id: str) -> None:
    """The rule in words first, then the whole description."""
    from oppna.catalogue.describe import RULE, describe

    indicator = edition.indicator(indicator_id)
    print(f"{edition.id} {indicator.id}: {indicator.short_name}\n")
    for heading, text in sorted(describe(edition, indicator), key=lambda told: told[0] != RULE):
        say(heading, text)


def value_steps(edition_id: str, indicator: str, area: str, folder: Path) -> tuple[str, tuple[Step, ...]]:
    """A heading and every step to the value of one area."""
    from oppna.process.trace import UnknownArea, trace
    from oppna.production import compute

    computed = compute(edition_id, folder)
    if indicator in computed.computed_indicators - computed.results.derived.keys():
        sentence = (
            f"{indicator} räknas ur personregister; enskilda personers väg till värdet visas inte. Utelämna --area."
        )
        raise refuse(sentence, code="PERSONREGISTER")
    if indicator not in computed.results.derived:
        sentence = f"mappen {folder} saknar de filer som {indicator} bygger på; lägg dit dem."
        raise refuse(sentence, code="INGET_ATT_RÄKNA")
    code = _code(computed, area)
    try:
        steps = trace(computed.results, computed.edition, computed.units, indicator, code)
    except UnknownArea:
        sentence = f"området {area} finns inte bland resultaten; ange kod, namn, län, Riket eller grupp."
        raise refuse(sentence, code="OMRÅDE_OKÄNT") from None
    shown = area if code == area else f"{area} ({code})"
    synthetic = f" ({SYNTHETIC})" if computed.synthetic else ""
    return f"Varför {shown} har sitt värde på {indicator}{synthetic}", steps


def _code(computed: Computed, area: str) -> str:
    """The code of the one object or city of this name; else what was asked for, which may be a code or a group."""
    named = [(unit.unit, unit.name) for unit in computed.units] + list(computed.received.frame.cities.items())
    codes = [code for code, name in named if name.casefold() == area.casefold()]
    return codes[0] if len(codes) == 1 else area


def tell(heading: str, steps: tuple[Step, ...]) -> None:
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
