"""Write the small release into a folder; a program of its own, so that a test can run it in another process."""

from __future__ import annotations

import sys
from pathlib import Path

from oppna.release.write import write_release
from tests.lib.releases import small_release

if __name__ == "__main__":
    write_release(small_release(), Path(sys.argv[1]))
