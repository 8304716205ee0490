"""A question as HTML. The same question in the same state is the same text for everybody, so it is kept a while."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from oppna.collect.presenters.question import BlockView, ItemView
from oppna.model.questionnaire import Definition
from oppna.preview import HOURS_OF_FULL_TIME

register = template.Library()

KEPT = 4096
"""Questions kept as HTML, some 2 kB each."""


@register.simple_tag
def form_item(item: ItemView, block: BlockView) -> SafeString:
    """The question; one that stands alone carries the wording and help of its block."""
    if block.alone:
        return _rendered(item, block.wording, block.instruction, block.definitions, True)
    return _rendered(item, block.wording, "", (), False)


@lru_cache(maxsize=KEPT)
def _rendered(
    item: ItemView, wording: str, instruction: str, definitions: tuple[Definition, ...], alone: bool
) -> SafeString:
    block = {"wording": wording, "instruction": instruction, "definitions": definitions, "alone": alone}
    context = {"item": item, "block": block, "hours": HOURS_OF_FULL_TIME}
    return render_to_string("collect/form/_item.html", context)
