"""A small picture of how sure a share is: itself, its interval, the nation and the funnel on a line from 0 to 100."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.fair.facts import Span, Sureness

WIDTH, HEIGHT = 640, 122
_LEFT, _RIGHT, _LINE = 14, 14, 52
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)


def picture(sure: Sureness, share: float, text: str) -> str:
    """The picture as SVG, or "" where there is no interval to draw. `text`: the same in words, for those who hear it.

    All that is drawn stands in words beside it; form tells the marks apart, not colour.
    """
    if sure.interval is None:
        return ""
    parts = "".join(_parts(sure, share))
    return (
        f'<svg class="sure" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="sure-text">'
        f'<title id="sure-text">{text}</title>{parts}</svg>'
    )


def _parts(sure: Sureness, share: float) -> Iterator[str]:
    if sure.funnel:
        yield _band("rare", sure.funnel.spread.rare, 34)
        yield _band("usual", sure.funnel.spread.usual, 26)
        yield _upright("nation", sure.funnel.target, 30)
    yield from _axis()
    if sure.interval:
        yield _band("interval", sure.interval, 4)
    yield f'<circle class="own" cx="{_x(share)}" cy="{_LINE}" r="8"/>'


def _x(share: float) -> float:
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _band(name: str, span: Span, height: int) -> str:
    wide = max(round(_x(span.high) - _x(span.low), 1), 1)
    return f'<rect class="{name}" x="{_x(span.low)}" y="{_LINE - height // 2}" width="{wide}" height="{height}"/>'


def _upright(name: str, share: float, half: int) -> str:
    return f'<line class="{name}" x1="{_x(share)}" x2="{_x(share)}" y1="{_LINE - half}" y2="{_LINE + half}"/>'


def _axis() -> Iterator[str]:
    low, high = _x(0), _x(1)
    yield f'<line class="axis" x1="{low}" x2="{high}" y1="{HEIGHT - 24}" y2="{HEIGHT - 24}"/>'
    for step in _STEPS:
        place = "start" if step == 0 else "end" if step == 1 else "middle"
        yield f'<line class="axis" x1="{_x(step)}" x2="{_x(step)}" y1="{HEIGHT - 28}" y2="{HEIGHT - 20}"/>'
        text = f"{step * 100:.0f}\u00a0%"
        yield f'<text class="tick" x="{_x(step)}" y="{HEIGHT - 5}" text-anchor="{place}">{text}</text>'
