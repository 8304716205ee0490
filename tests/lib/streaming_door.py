"""The lean server with one more door, /mycket/: a great many pieces, made one at a time. `python -m` with a port."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from oppna.disseminate.api import doors
from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.server import Application
from tests.lib.streaming_pieces import PIECE, PIECES


def _pieces(told: Path | None) -> Iterator[bytes]:
    try:
        for number in range(PIECES):
            yield bytes([65 + number % 26]) * PIECE
    finally:
        if told:
            told.write_text("slut")


def much(request: Request) -> Response:
    """Some two hundred million bytes; `?till=` names a file that is written when nobody holds them any more."""
    till = request.parameters.get("till")
    return Response(200, (("Content-Type", "text/csv"),), _pieces(Path(till[0]) if till else None))


doors.DOORS["/mycket/"] = much
application = Application()


def main(port: str) -> None:
    from oppna.commands.api import served

    served("tests.lib.streaming_door:application", "127.0.0.1", int(port), 1).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
