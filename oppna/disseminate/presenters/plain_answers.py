"""The answers to what people object, with names where the answers have ids. Files for programs keep the ids."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from oppna.disseminate.fair.record import Answered, Fact
from oppna.disseminate.presenters.plain_rule import plain_words


def plain_answers(answers: Iterable[Answered], rule: str = "", plain: str = "") -> tuple[Answered, ...]:
    """`rule`: the rule by ids, and `plain` the same for a page that numbers its questions; "" keeps it as it is."""

    def told(text: str) -> str:
        return plain if rule and text == rule else plain_words(text)

    return tuple(
        replace(
            one,
            lines=tuple(map(told, one.lines)),
            facts=tuple(Fact(told(fact.name), told(fact.text)) for fact in one.facts),
        )
        for one in answers
    )
