"""The demonstration's store of public releases: real figures of 2015, SYNTETISKA ones of 2017 and 2018, the latter
corrected once.

Fixtures `public_store` (a path, made once for a process) and `public_site` (the site's pages show it) stand in
tests/conftest.py.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from oppna.__main__ import main
from oppna.demo.tasks import APPROVER as APPROVER
from oppna.demo.tasks import BEFORE, MADE_UP, MISREAD, tasks
from oppna.demo.tasks import PUBLISHED as REAL
from oppna.errors import EXIT_OK

PUBLISHED, VIOLENCE, CHILDREN = REAL[0], BEFORE[0], MADE_UP[0]
CORRECTED_UNIT, CORRECTED_QUESTION = MISREAD
NEEDED = frozenset({"import-results", "synth", "release", "correct"})


def make_store(folder: Path) -> Path:
    """The store, in a new folder."""
    for task in tasks(folder):
        if task.command[0] in NEEDED:
            task.first()
            _run(task.command)
    return folder / "releases"


def _run(command: tuple[str, ...]) -> None:
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = main(command)
    assert code == EXIT_OK, told.getvalue()
