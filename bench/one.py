"""One capability, its lines as JSON: NAME PLACE [quick]. `bench` starts this and reads its memory."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def main(name: str, place: str, *quick: str) -> None:
    capability = importlib.import_module(f"bench.{name}")
    print(json.dumps(capability.lines(Path(place), bool(quick))))


if __name__ == "__main__":
    main(*sys.argv[1:])
