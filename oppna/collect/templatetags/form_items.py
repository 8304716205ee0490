"""A question as HTML. The same question in the same state is the same text for everybody, so it is kept a while."""

from __future__ import annotations

from functools import lru_cache
from secrets import token_hex

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.html import escape
from django.utils.safestring import SafeString
from msgspec.structs import replace

from oppna.collect.presenters.progress import PartLine
from oppna.collect.presenters.question import BlockView, ItemView
from oppna.model.questionnaire import Definition
from oppna.preview import HOURS_OF_FULL_TIME

register = template.Library()

VERSION, TOLD_BY = (f"hole{token_hex(8)}" for _ in range(2))
"""What stands for them in what is kept; nobody can guess it and write it in an answer."""
KEPT = 4096
"""Questions, and parts in the list at the left, kept as HTML: some 2 kB each."""


@register.simple_tag
def form_part(line: PartLine, respondent: int, parts: int) -> SafeString:
    """A part in the list at the left. The one where one is lies open."""
    return _part_rendered(get_script_prefix(), line, respondent, line.current or parts == 1)


@lru_cache(maxsize=KEPT)
def _part_rendered(prefix: str, line: PartLine, respondent: int, open: bool) -> SafeString:
    return render_to_string("collect/form/_part.html", {"line": line, "respondent": respondent, "open": open})


@register.simple_tag
def form_item(item: ItemView, block: BlockView) -> SafeString:
    """The question; one that stands alone carries the wording and help of its block."""
    answered = replace(item, version=0, told_by="")
    if block.alone:
        kept = _rendered(answered, block.wording, block.instruction, block.definitions, True)
    else:
        kept = _rendered(answered, block.wording, "", (), False)
    return SafeString(kept.replace(VERSION, str(item.version)).replace(TOLD_BY, escape(item.told_by)))


@lru_cache(maxsize=KEPT)
def _rendered(
    item: ItemView, wording: str, instruction: str, definitions: tuple[Definition, ...], alone: bool
) -> SafeString:
    """With two holes: which version it is, and who answered it when, differ for everybody who gave the same answer."""
    block = {"wording": wording, "instruction": instruction, "definitions": definitions, "alone": alone}
    holes = {"version": VERSION, "told_by": TOLD_BY}
    return render_to_string(
        "collect/form/_item.html", {"item": item, "block": block, "hours": HOURS_OF_FULL_TIME, **holes}
    )
