"""The texts of argparse in Swedish.

argparse sends every text it shows through `_` and `ngettext` of its own module. Replacing those two
is the one way to translate it without gettext catalogues on disk; a test holds the table complete.
"""

from __future__ import annotations

import argparse

TEXTS = {
    "usage: ": "användning: ",
    "positional arguments": "positionella argument",
    "options": "flaggor",
    "show this help message and exit": "visa den här hjälpen och avsluta",
    "show program's version number and exit": "visa versionen och avsluta",
    "argument %(argument_name)s: %(message)s": "argumentet %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "följande saknas: %s",
    "one of the arguments %s is required": "ett av argumenten %s måste anges",
    "unrecognized arguments: %s": "okända argument: %s",
    "not allowed with argument %s": "kan inte användas tillsammans med %s",
    "ignored explicit argument %r": "flaggan tar inget värde, men fick %r",
    "expected one argument": "ett värde saknas",
    "expected at most one argument": "högst ett värde kan anges",
    "expected at least one argument": "minst ett värde saknas",
    "expected %s argument": "%s värde väntades",
    "expected %s arguments": "%s värden väntades",
    "ambiguous option: %(option)s could match %(matches)s": "flaggan %(option)s kan betyda %(matches)s",
    "unexpected option string: %s": "oväntad flagga: %s",
    "invalid %(type)s value: %(value)r": "%(value)r är inte ett giltigt värde",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r går inte att välja; välj bland %(choices)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


def translated(text: str) -> str:
    return TEXTS.get(text, text)


def translated_plural(singular: str, plural: str, n: int) -> str:
    return translated(singular if n == 1 else plural)


def install() -> None:
    """Make argparse speak Swedish in this process."""
    vars(argparse).update(_=translated, ngettext=translated_plural)
