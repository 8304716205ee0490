"""Put a finished file in its place: it is there whole, or what was there before is untouched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(content: bytes, target: Path) -> None:
    """Write aside in the same folder, then rename."""
    handle, aside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, 0o666 & ~_umask())
        os.replace(aside, target)
    except BaseException:
        os.unlink(aside)
        raise


def _umask() -> int:
    """mkstemp makes files nobody else may read; a product is for everybody the person's own umask allows."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
