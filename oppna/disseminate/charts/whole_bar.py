"""A bar of a whole in its parts, in a page's width and without words: they stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from oppna.disseminate.charts.bar import Part, places
from oppna.disseminate.charts.markup import Markup

HEIGHT = 16


def whole_bar(parts: Sequence[Part]) -> Markup:
    """Drawn for the eye only: whoever cannot see it reads the words."""
    head = f'<svg class="whole-bar" width="100%" height="{HEIGHT}" aria-hidden="true" focusable="false">'
    return Markup(f"{head}{''.join(places(parts, HEIGHT, marks=False))}</svg>")
