"""The site's key, made once where nobody gave one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret(folder: Path) -> str:
    """The key kept in `folder`; made anew, readable by its owner alone, if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "nyckel"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made := secrets.token_urlsafe(50))
    return made
