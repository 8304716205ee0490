"""What the form runs on: an edition with its routing and its checks, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

import msgspec

import oppna
from oppna.catalogue.cache import compiled
from oppna.catalogue.home import definitions_home
from oppna.catalogue.layout import definition_files
from oppna.catalogue.load import edition_folder
from oppna.catalogue.prepared import Prepared, prepare
from oppna.collect.form.pages import Page, pages_of, put
from oppna.collect.form.watched import Watched
from oppna.model.edition import Edition
from oppna.model.questionnaire import Check, Definition, Part, Question
from oppna.rules.browser import Json, to_browser
from oppna.rules.compiled import CompiledCategory, CompiledRatio
from oppna.rules.expression import Condition


class CompiledChecks(msgspec.Struct, frozen=True):
    """The conditions of the edition's numbered checks, parsed."""

    conditions: dict[str, Condition]


class FormRules:
    """An edition as the form needs it. Made once and kept; nothing in it changes."""

    def __init__(self, prepared: Prepared, checks: CompiledChecks) -> None:
        self.prepared = prepared
        self.conditions: Mapping[str, Condition] = checks.conditions
        self.questions: Mapping[str, Question] = {q.id: q for q in put(prepared)}
        self.routing: Mapping[str, Condition] = dict(prepared.rules.routing)

    @property
    def edition(self) -> Edition:
        return self.prepared.edition

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        return self.edition.questionnaire.checks

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        return {one.id: one for one in self.edition.questionnaire.definitions}

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        return {part.id: part for part in self.edition.questionnaire.parts}

    @cached_property
    def pages(self) -> Mapping[str, tuple[Page, ...]]:
        """Part → its pages."""
        return {part: pages_of(self.prepared, part) for part in self.parts}

    @cached_property
    def page_of(self) -> Mapping[str, Page]:
        """Question → the page it stands on."""
        return {id: page for pages in self.pages.values() for page in pages for id in page.questions}

    def part_of(self, question: str) -> str:
        return self.questions[question].part

    @cached_property
    def illogical(self) -> Mapping[str, Condition]:
        """Indicator → what makes it illogical, where anything does."""
        return {
            one.id: one.rule.illogical
            for one in self.prepared.rules.indicators
            if isinstance(one.rule, (CompiledCategory, CompiledRatio)) and one.rule.illogical is not None
        }

    @cached_property
    def watched_illogical(self) -> tuple[Watched, ...]:
        """The same conditions, to ask over and over."""
        return tuple(map(Watched, self.illogical.values()))

    @cached_property
    def routing_for_browser(self) -> list[list[str | Json]]:
        """The same routing for `condition.js`."""
        return [[question, to_browser(condition)] for question, condition in self.prepared.rules.routing]


_ONE_READS = Lock()
"""Threads that first ask for an edition at once wait for one to read it."""


def form_rules(edition_id: str) -> FormRules:
    """The rules of the edition's form, kept for as long as the program runs."""
    with _ONE_READS:
        return _form_rules(edition_id, definitions_home())


@lru_cache(maxsize=16)
def _form_rules(edition_id: str, home: Path) -> FormRules:
    prepared = prepare(edition_id)
    files = definition_files(edition_folder(edition_id))
    language = list((Path(oppna.__file__).parent / "rules").glob("*.py"))

    def build() -> CompiledChecks:
        from oppna.rules.parse import parse_condition  # the parser, only when the cache has nothing

        return CompiledChecks({c.id: parse_condition(c.condition) for c in prepared.edition.questionnaire.checks})

    return FormRules(prepared, compiled(f"{edition_id}-checks", [*files, *language], CompiledChecks, build))
