"""A bar of a whole in its parts: Ja, Delvis, Nej, ej aktuellt, uppgift saknas. Pattern, mark and word; colour last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.charts.legend import Entry, filled, legend
from oppna.disseminate.charts.markup import Markup, text
from oppna.swedish import percent

HEIGHT = 40
_ROOM_FOR_MARK = Fraction(1, 20)


@dataclass(frozen=True)
class Part:
    """A part of the whole. `kind`: yes, partly, no, none or missing (the class of its tint and its pattern)."""

    kind: str
    word: str
    mark: str
    count: int


def bar(parts: Sequence[Part], *, label: str, whole: str = "") -> Markup:
    """The bar with its words under it. Empty parts have no place in the bar but keep their word.

    `whole`: what the shares are shares of, at the end of the words ("av 312 kommuner och stadsdelar").
    """
    total = sum(part.count for part in parts)
    head = f'<svg class="bar" width="100%" height="{HEIGHT}" role="img" aria-label="{text(label)}" focusable="false">'
    words = legend(
        Entry(part.kind, f"{part.word} {part.mark}".strip(), part.count, _share(part.count, total)) for part in parts
    )
    note = f'<p class="bar-whole">{text(whole)}</p>' if whole else ""
    return Markup(f"{head}{''.join(places(parts, HEIGHT))}</svg>{words}{note}")


def places(parts: Sequence[Part], height: int, *, marks: bool = True) -> Iterator[str]:
    """Places in per cent, so that the bar is as wide as its page and its marks keep their form."""
    before, total = 0, sum(part.count for part in parts)
    for part in parts:
        if part.count:
            share = Fraction(part.count, total)
            place = f'x="{_percent(Fraction(before, total))}" width="{_percent(share)}" height="{height}"'
            seen = marks and share >= _ROOM_FOR_MARK
            mark = f'<text class="bar-mark" x="50%" y="27">{text(part.mark)}</text>' if seen else ""
            yield f'<svg class="box-{text(part.kind)}" {place}>{filled(part.kind)}{mark}</svg>'
        before += part.count


def _share(count: int, total: int) -> str:
    return f"({percent(Fraction(count, total))})" if total else ""


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.4f}".rstrip("0").rstrip(".") + "%"
