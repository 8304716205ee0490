"""Where a server is to listen: read as told, and tried before anything is started."""

from __future__ import annotations

import errno
import socket

from oppna.errors import refuse

LARGEST_PORT = 65535


def host_and_port(bind: str) -> tuple[str, int]:
    """`ADDRESS:PORT` taken apart, without brackets; `:PORT` is every address of the machine.

    Raises:
        Refused: it is not written so.
    """
    host, colon, port = bind.strip().rpartition(":")
    if not colon or not port.isdecimal() or not 0 < int(port) <= LARGEST_PORT:
        raise refuse(f"--bind {bind} ska vara ADRESS:PORT, till exempel 127.0.0.1:8001.", code="BIND")
    return host.strip("[]") or "0.0.0.0", int(port)


def refuse_where_nobody_can_listen(host: str, port: int) -> None:
    """Try the address, and leave it again: servers tell of a taken port in English, after they said they answer.

    Raises:
        Refused: somebody else listens there, or this machine has no such address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found[:1]:
            with socket.socket(family, kind, protocol) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(address)
    except OSError as error:
        raise refuse(
            f"Det går inte att lyssna på {host}:{port}: {_why(error, port)}", code="KAN_INTE_LYSSNA"
        ) from error


def _why(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return "något annat lyssnar redan där. Avsluta det, eller ange en annan port med --bind."
    if error.errno == errno.EACCES:
        return f"port {port} får bara den som är administratör på datorn. Ange en port från 1024 med --bind."
    return "datorn har ingen sådan adress. Ange en som den har, till exempel 127.0.0.1:8000, med --bind."
