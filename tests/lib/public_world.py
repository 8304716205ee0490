"""A store with public releases: real figures of 2015, and SYNTETISKA ones of 2017 and 2018, the latter corrected once.

Fixtures `public_store` (a path, made once for a process) and `public_site` (the site's pages show it) stand in
tests/conftest.py.
"""

from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path

from oppna.__main__ import main
from oppna.errors import EXIT_OK

APPROVER = "Test, ingen har godkänt"
PUBLISHED, VIOLENCE, CHILDREN = "2015-bou", "2017-vinr", "2018-bou"
CORRECTED_UNIT, CORRECTED_QUESTION = "0184", "G10"
SEED = "2018"


def make_store(folder: Path) -> Path:
    """The store, in a new folder."""
    store = folder / "publiceringar"
    _run("import-results", PUBLISHED, *_statement("1.0", "2015-04-22"), "--store", str(store))
    for edition, date in ((VIOLENCE, "2017-06-20"), (CHILDREN, "2018-06-20")):
        answers = folder / edition
        _run("synth", edition, "--seed", SEED, "--to", str(answers))
        _run("release", edition, "--in", str(answers), *_statement("1.0", date), "--store", str(store))
    _change(folder / CHILDREN / "answers.csv")
    reason = ("--reason", "En kommun hade läst frågan fel.")
    first = str(store / CHILDREN / "1.0")
    _run("correct", first, "--in", str(folder / CHILDREN), *_statement("1.1", "2018-09-03"), *reason)
    return store


def _statement(version: str, date: str) -> tuple[str, ...]:
    return ("--version", version, "--date", date, "--approved-by", APPROVER)


def _change(answers: Path) -> None:
    """One answer of one municipality becomes another: what the correction is about."""
    with answers.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    for row in rows:
        if row[:2] == [CORRECTED_UNIT, CORRECTED_QUESTION]:
            row[2] = "Nej" if row[2] == "Ja" else "Ja"
    with answers.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _run(*command: str) -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = main(command)
    assert code == EXIT_OK, told.getvalue()
