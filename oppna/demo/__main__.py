"""`make demo`: the whole way on real published figures and on made-up answers, in a folder of its own.

(a) the published results of 2015 come in as a release and go out as a workbook; (b) made-up answers
to the surveys of 2017 and 2018 are computed, released, corrected and made into a workbook and a CSV file; (c) the
site is laid out with these releases to compare and a round in progress and, on a terminal, started. Everything made
from (b) and (c) says SYNTETISK.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from oppna.__main__ import main
from oppna.demo.places import ADDRESS, PLACES
from oppna.demo.summary import summary
from oppna.demo.tasks import tasks
from oppna.errors import EXIT_OK

FOLDER = Path("demo")
MARK = "GJORD AV MAKE DEMO.txt"


def demonstrate(folder: Path, console: Console) -> int:
    """Run every step, then say what came of it. The first step that fails ends the demonstration with its exit code."""
    prepare(folder)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False) as progress:
        steps, told = list(tasks(folder)), set[str]()
        shown = progress.add_task("", total=len(steps))
        for task in steps:
            progress.update(shown, description=f"{task.does:<32}")
            task.first()
            code = _quietly(task.command, told)
            if code != EXIT_OK:
                return code
            progress.advance(shown)
    summary(folder, console)
    return site(folder, console)


def prepare(folder: Path) -> None:
    """An empty folder. One that an earlier demonstration made is removed; anything else is left alone and refused."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            sys.exit(f"Mappen {folder} är inte gjord av make demo och lämnas orörd; flytta eller döp om den.")
        shutil.rmtree(folder)
    folder.mkdir(exist_ok=True)
    (folder / MARK).write_text("Mappen görs om från början varje gång make demo körs.\n", encoding="utf-8")


def _quietly(command: tuple[str, ...], told: set[str]) -> int:
    """A command without its own report: the demonstration has one. Warnings and faults still show, each once."""
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        code = main(command)
    new = [line for line in errors.getvalue().splitlines() if line not in told]
    told.update(new)
    for line in new:
        print(line, file=sys.stderr)
    return code


def site(folder: Path, console: Console) -> int:
    """The comparisons, and a round in progress in a database of its own. The site starts where somebody sits."""
    own = {"OPPNA_DATA": str(folder / "site"), "OPPNA_RELEASES": str(folder / "releases"), "OPPNA_SECURE": "0"}
    environment = {**os.environ, **own, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "oppna.config.settings"}
    django = [sys.executable, "-m", "django"]
    console.print("\nSajten, jämförelserna:", style="bold")
    for what, where in PLACES:
        console.print(f"  {what:<28}{ADDRESS}{where}", highlight=False, soft_wrap=True)
    console.print("\nSajten, en omgång som pågår:", style="bold")
    if code := subprocess.run([*django, "demo_world"], env=environment, check=False).returncode:
        return code
    if sys.stdin.isatty() and sys.stdout.isatty():
        with contextlib.suppress(KeyboardInterrupt):
            return subprocess.run([*django, "serve"], env=environment, check=False).returncode
        return EXIT_OK
    console.print("\nStarta sajten:", style="bold")
    settings = " ".join(f"{name}={value}" for name, value in own.items())
    console.print(f"  {settings} .venv/bin/oppna site serve", highlight=False, soft_wrap=True)
    return EXIT_OK


if __name__ == "__main__":
    sys.exit(demonstrate(FOLDER, Console()))
