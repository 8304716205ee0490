"""Write the site of some releases as files: aside first, then into place by one rename."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path

from django.contrib.staticfiles import finders

from oppna.disseminate.folder.api_files import api_files
from oppna.disseminate.folder.asking import BASE, Page, asked
from oppna.disseminate.folder.exchange import put_in_place
from oppna.disseminate.folder.links import found, led
from oppna.disseminate.folder.own_pages import own_pages
from oppna.disseminate.folder.places import file_of, relative
from oppna.disseminate.folder.wanted import Wanted
from oppna.disseminate.queries.files import files_of
from oppna.disseminate.queries.public import public, shown_from
from oppna.release.content import Release
from oppna.release.store import sync

STATIC = "/statisk/"
MARK = ".oppna-sajt"
"""A file that says that a folder is one of ours and may be written over."""
Told = Callable[[int, int], None]
"""Called with how many pages are made, and how many are known of."""


def write_site(releases: Iterable[tuple[Release, Path]], target: Path, told: Told, *, everything: bool = False) -> int:
    """Make the folder at `target` of the releases and where they lie; how many files it has."""
    with tempfile.TemporaryDirectory(prefix="oppna-") as store:
        for release, path in releases:
            place = Path(store) / release.head.edition / release.head.version
            place.parent.mkdir(exist_ok=True)
            place.symlink_to(path.resolve(), target_is_directory=True)
        with shown_from(Path(store)), _aside(target) as folder:
            count = _fill(folder, told, everything=everything)
            folder.chmod(0o755)
            put_in_place(folder, target)
            sync(target.parent)
    return count


def _fill(folder: Path, told: Told, *, everything: bool) -> int:
    """Ask for every page, keep it as it is, and lead its links when all files are known."""
    for release in (one for every in public().versions.values() for one in every):
        files_of(release).every()  # the page of data tells the size of a file only when it is made
    wanted = Wanted(public(), everything=everything)
    own = own_pages(public(), wanted.compared, everything=everything)
    files: dict[str, str] = {}
    pages: list[tuple[str, str]] = []
    waiting, seen = deque([*(page.address for page in own), *wanted.starts]), {page.address for page in own}
    seen |= set(wanted.starts)
    made = {page.address: page for page in (*own, *api_files(public()))}
    while waiting:
        address = waiting.popleft()
        page = made.get(address) or asked(address)
        if page is None:
            continue
        files[address] = file_of(address)
        _write(folder / files[address], page.body)
        pages.append((address, page.kind))
        for link in found(address, page.body.decode()) if _is_html(page) else ():
            if link not in seen and (link in made or link.startswith(STATIC) or wanted(link)):
                seen.add(link)
                if link.startswith(STATIC):
                    _static(folder, link, files)
                else:
                    waiting.append(link)
        told(len(files), len(files) + len(waiting))
    for page in api_files(public()):
        files.setdefault(page.address, file_of(page.address))
        _write(folder / files[page.address], page.body)
    _lead(folder, pages, files)
    _write(folder / MARK, "Den här mappen är gjord av oppna publish --site.\n".encode())
    return len(files) + 1


def _lead(folder: Path, pages: list[tuple[str, str]], files: dict[str, str]) -> None:
    for address, kind in pages:
        path = folder / files[address]
        if kind.startswith("text/html"):
            path.write_text(led(address, path.read_text("utf-8"), files), "utf-8")
        elif BASE.encode() in path.read_bytes():
            path.write_text(_without_host(address, path.read_text("utf-8"), files), "utf-8")


def _without_host(address: str, text: str, files: dict[str, str]) -> str:
    """A feed or a description names pages by whole addresses; in a folder there is no host."""
    for target in sorted(files, key=len, reverse=True):
        text = text.replace(f'"{BASE}{target}"', f'"{relative(files[address], files[target])}"')
    return text


def _is_html(page: Page) -> bool:
    return page.kind.startswith("text/html")


def _static(folder: Path, link: str, files: dict[str, str]) -> None:
    source = finders.find(link.removeprefix(STATIC))
    if isinstance(source, str):
        files[link] = file_of(link)
        _write(folder / files[link], Path(source).read_bytes())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A folder beside the target, hence on its file system; whatever is not moved out of it goes away. One that a run
    left that was killed goes too: the system has taken its lock back."""
    for left in target.parent.glob(f"{escape(_prefix(target))}*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    held = os.open(aside, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield aside
    finally:
        os.close(held)
        shutil.rmtree(aside, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.skrivs-"


def _is_left(folder: Path) -> bool:
    """Whether nobody is writing in it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # it has just gone
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
