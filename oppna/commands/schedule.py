"""`oppna schedule`: say to the minute when a version becomes public."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from oppna.commands._releasing import store_argument
from oppna.errors import EXIT_OK, Refused, quoted, refuse

HELP = "bestäm på minuten när en version blir offentlig"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("edition", metavar="UTGÅVA", help="utgåvans id, till exempel 2018-bou")
    parser.add_argument("version", metavar="VERSION", help="versionen, till exempel 1.0")
    parser.add_argument("--at", required=True, metavar="TID", help="svensk tid, till exempel 2026-12-01T09:30")
    parser.add_argument("--by", required=True, metavar="NAMN", help="den som bestämmer; namnet står i kalendern")
    parser.add_argument("--title", default="", metavar="TEXT", help="vad som publiceras (utgåvans namn)")
    parser.add_argument("--reason", default="", metavar="TEXT", help="varför tiden flyttas; det står i kalendern")
    store_argument(parser)


def run(args: argparse.Namespace) -> int:
    from oppna.disseminate.shelf.calendar import Line
    from oppna.disseminate.shelf.schedule import schedule
    from oppna.swedish import moment

    line = Line(
        edition=args.edition,
        version=args.version,
        at=_moment(args.at),
        title=args.title.strip() or _title(args),
        by=args.by.strip(),
        set_at=datetime.now(UTC),
        reason=args.reason.strip(),
    )
    schedule(args.store, line)
    print(f"{line.edition} {line.version}, {line.title}: {moment(line.at)}.")
    return EXIT_OK


def _moment(text: str) -> datetime:
    from oppna.disseminate.shelf.moments import parse_local

    try:
        return parse_local(text)
    except ValueError as error:
        raise refuse(f"--at {quoted(text)} {error}", code="TID") from None


def _title(args: argparse.Namespace) -> str:
    """As it was called before, or as its definitions call it."""
    from oppna.catalogue.load import load_edition
    from oppna.disseminate.shelf.schedule import titled

    if told := titled(args.store, args.edition):
        return told
    try:
        return load_edition(args.edition).head.name
    except Refused:
        sentence = f"utgåvan {quoted(args.edition)} är okänd här; säg med --title vad som ska publiceras."
        raise refuse(sentence, code="OKÄND_UTGÅVA") from None
