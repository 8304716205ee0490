"""What git holds, for the tests of the repository itself."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every committed file that is there, as a path below the top of the checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file())


def text(path: Path) -> str:
    """The text of a committed file; "" for pictures and other binaries."""
    try:
        return (ROOT / path).read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def modules(*folders: str) -> dict[Path, ast.Module]:
    """The committed Python modules in these folders, parsed."""
    return {path: _parsed(path) for path in files() if path.suffix == ".py" and path.parts[0] in folders}


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(text(path))


def documents() -> tuple[Path, ...]:
    """The committed pages in Markdown."""
    return tuple(path for path in files() if path.suffix == ".md")
