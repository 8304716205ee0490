"""The numbered rules as a page of the reference.

`python -m oppna.catalogue.checks.page` prints it; a test holds docs/reference/check-rules.md current.
"""

from __future__ import annotations

from oppna.catalogue.checks.table import RULES

_TOP = """\
# Reglerna som `oppna check` prövar

Varje definition prövas mot reglerna här. Numret står sist i meddelandet om ett fel och återanvänds aldrig för en annan
regel. En regel märkt **spärr** måste hålla för att utgåvan ska kunna räknas alls; de andra prövas av `oppna check` och
av testerna. Att filerna har rätt fält, med rätt slags värden, prövas innan någon regel.

| regel | så ska det vara | |
|---|---|---|
"""
_BOTTOM = """\

Sidan är skapad ur tabellen i `oppna/catalogue/checks/table.py`; ändra den där och kör `make docs`.
"""


def page() -> str:
    """The page, as it should stand in docs/reference/check-rules.md."""
    rows = (f"| {rule.id} | {rule.demands} | {'**spärr**' if rule.blocking else ''} |\n" for rule in RULES)
    return _TOP + "".join(rows) + _BOTTOM


if __name__ == "__main__":
    print(page(), end="")
