"""`oppna api`: the interfaces for programs alone, fast and without the site."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from oppna.errors import EXIT_OK, refuse
from oppna.listening import host_and_port, refuse_where_nobody_can_listen

HELP = "svara på programs frågor (Kolada v2 och v3, v1, PxWeb) ur ett förråd av publiceringar, utan sajten"
MOST_WORKERS = 64
SERVER = "oppna.disseminate.api.server"
TARGET = f"{SERVER}:application"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", default="127.0.0.1:8001", metavar="ADRESS:PORT", help="var servern lyssnar")
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="processer (två om inget anges)")
    parser.add_argument("--store", type=Path, metavar="MAPP", help="förrådet (annars OPPNA_RELEASES)")
    parser.add_argument("--cube", type=Path, metavar="MAPP", help="en katalog som ligger som kub på disk")


def run(args: argparse.Namespace) -> int:
    address, port = host_and_port(args.bind)
    if not 1 <= args.workers <= MOST_WORKERS:
        raise refuse(f"--workers ska vara ett heltal från 1 till {MOST_WORKERS}.", code="WORKERS")
    store = args.store or Path(os.environ.get("OPPNA_RELEASES") or "publiceringar")
    if not args.cube and not store.is_dir():
        raise refuse("finns inte; ange förrådet av publiceringar med --store.", file=str(store), code="INGET_FÖRRÅD")
    _check_cube(args.cube)
    refuse_where_nobody_can_listen(address, port)
    os.environ["OPPNA_RELEASES"] = str(store.resolve())
    os.environ["OPPNA_CUBE"] = str(args.cube.resolve()) if args.cube else ""
    server = served(TARGET, address, port, args.workers)
    _rehearse()
    print(f"Programs frågor besvaras på http://{args.bind}/. Avsluta med Ctrl-C.", flush=True)
    server.serve()
    return EXIT_OK


def _check_cube(cube: Path | None) -> None:
    if cube:
        from oppna.disseminate.cube.folder import open_folder  # arrays, and only where there is a cube

        open_folder(cube)


def _rehearse() -> None:
    """Start once in a process of its own: granian starts a process that failed again and again, and says nothing."""
    done = subprocess.run([sys.executable, "-m", SERVER], capture_output=True, text=True)
    hindered = done.stdout.strip() or (f"den slutade med {done.returncode}" if done.returncode else "")
    if hindered:
        print(done.stderr, file=sys.stderr)
        raise refuse(f"Servern kan inte starta: {hindered}", code="SERVERN_STARTAR_INTE")


def served(target: str, address: str, port: int, workers: int) -> Any:
    """The server, not yet started; refused where it is not installed."""
    try:
        from granian import Granian  # part of the extra web
        from granian.constants import HTTPModes, Interfaces
    except ImportError as error:
        sentence = "Servern för program saknas; installera den med pip install 'oppna[web]'."
        raise refuse(sentence, code="WEB_SAKNAS") from error
    return Granian(
        target,
        address=address,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=30,
    )
