"""The site in a folder: what can be refused first, then the work with a bar that shows how far it has come."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from oppna.errors import Problem, Refused
from oppna.release.content import Release
from oppna.release.read import read_release

MARK = ".oppna-sajt"


def write(folders: list[Path], target: Path, *, everything: bool) -> int:
    """The number of files. Every fault of the releases and of the target at once, before anything is made."""
    problems = list(_target_problems(target))
    releases: list[tuple[Release, Path]] = []
    for folder in folders:
        try:
            releases.append((read_release(folder, answers=False), folder))
        except Refused as refused:
            problems += refused.problems
    problems += _twice(releases)
    if problems:
        raise Refused(problems)
    with _settings(), _progress() as told:
        from oppna.disseminate.folder.site import write_site

        return write_site(releases, target.absolute(), told, everything=everything)


def _target_problems(target: Path) -> Iterator[Problem]:
    if target.is_file():
        yield Problem(str(target), 0, "FIL", "är en fil. Ange en mapp.")
    elif target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        sentence = "är en mapp med annat i. Ange en tom mapp, en ny, eller en som gjorts av oppna publish --site."
        yield Problem(str(target), 0, "MAPP-ANNAT", sentence)
    elif not target.absolute().parent.is_dir():
        sentence = f"mappen {target.absolute().parent} finns inte. Skapa den eller välj en annan plats."
        yield Problem(str(target), 0, "MAPP-SAKNAS", sentence)


def _twice(releases: list[tuple[Release, Path]]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Path] = {}
    for release, path in releases:
        key = release.head.edition, release.head.version
        if key in seen:
            yield Problem(str(path), 0, "SAMMA-VERSION", f"är samma version som {seen[key]}. Ta bort den ena.")
        seen.setdefault(key, path)


@contextmanager
def _settings() -> Iterator[None]:
    """The site's settings, with a folder of their own for what a running site would keep."""
    import django
    from django.conf import settings

    if settings.configured:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="oppna-") as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
        os.environ["OPPNA_DATA"] = folder
        os.environ["DATABASE_URL"] = ""
        django.setup()
        yield


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Skriver sajten", total=None)
        yield lambda made, known: bar.update(task, completed=made, total=known)
