"""How a kind of answer looks: by class where a page's style decides, by attributes in a picture that stands alone.

A pattern tells the kinds apart without colour: Delvis has stripes, Nej has rules, ej aktuellt has dots. Sizes are five
tints of one colour, which differ in lightness.
"""

from __future__ import annotations

from dataclasses import dataclass

INK, SOFT, PAPER, RULE = "#16222e", "#4b5866", "#ffffff", "#7b8490"
SANS = "Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Look:
    """`fill` and `edge` on white paper; `pattern`: what is drawn on the fill, in a square of 10, in `line`."""

    fill: str
    edge: str
    pattern: str = ""
    line: str = ""


LOOKS: dict[str, Look] = {
    "yes": Look("#bfe3c8", "#2f7d4a"),
    "partly": Look("#fdf0cc", "#a9760a", "M2 0V10M7 0V10", "#cfa044"),
    "no": Look("#fbe4e0", "#b8372a", "M0 2H10M0 7H10", "#e0988e"),
    "none": Look("#f1efe9", "#7b8490", "M2 2h2M7 7h2", "#7b8490"),
    "missing": Look("#ffffff", "#7b8490"),
    "size1": Look("#e2eff0", "#0b5563"),
    "size2": Look("#b3d5d9", "#0b5563"),
    "size3": Look("#7db5bd", "#0b5563"),
    "size4": Look("#3e8894", "#0b5563"),
    "size5": Look("#0b5563", "#073d48"),
}
SIZES = tuple(kind for kind in LOOKS if kind.startswith("size"))
PATTERNED = tuple(kind for kind, look in LOOKS.items() if look.pattern)


def definitions(prefix: str, unit: float, *, alone: bool) -> str:
    """The patterns, to be referred to as `url(#<prefix>-<kind>)`; `unit` is how large a step of theirs is drawn."""
    return f"<defs>{''.join(_pattern(prefix, kind, unit, alone) for kind in PATTERNED)}</defs>"


def _pattern(prefix: str, kind: str, unit: float, alone: bool) -> str:
    look = LOOKS[kind]
    ground, lines = 'class="ground"', 'class="lines"'
    if alone:
        ground, lines = f'fill="{look.fill}"', f'stroke="{look.line}" stroke-width="1" fill="none"'
    size = 'width="10" height="10" patternUnits="userSpaceOnUse"'
    head = f'<pattern id="{prefix}-{kind}" class="look-{kind}" {size} patternTransform="scale({unit:.2f})">'
    return f'{head}<rect {ground} width="10" height="10"/><path {lines} d="{look.pattern}"/></pattern>'


def paint(prefix: str, kind: str, *, alone: bool) -> str:
    """The attributes of a shape of the kind."""
    if kind in PATTERNED:
        return f'fill="url(#{prefix}-{kind})"'
    return f'fill="{LOOKS[kind].fill}"' if alone else f'class="look-{kind}"'
