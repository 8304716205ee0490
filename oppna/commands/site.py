"""`oppna site`: the survey site's own commands, the same as manage.py's where there is no checkout."""

from __future__ import annotations

import argparse
import os

from oppna.errors import EXIT_OK

HELP = "kör sajten: serve startar den, backup och restore tar hand om databasen (oppna site help visar alla)"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="KOMMANDO", help="till exempel serve")


def run(args: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line  # seconds, and only for the site

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
    try:
        execute_from_command_line(["oppna site", *(args.words or ["help"])])
    except SystemExit as stop:  # Django has said why
        return int(stop.code or EXIT_OK)
    return EXIT_OK
