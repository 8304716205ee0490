"""Where a respondent is: parts and their pages, how much of each is answered, and who else is here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

import msgspec
from django.urls import get_script_prefix, reverse
from django.utils import timezone

from oppna.accounts.actor import Actor
from oppna.collect.form.pages import Page
from oppna.collect.presenters.when import moment
from oppna.collect.queries.sheet import Sheet
from oppna.collect.states import PART_WORDS, PartState

HERE = timedelta(minutes=15)
"""How long somebody who saved is said to be in the form."""
ADDRESSES = 16_384
"""Addresses kept: of some 400 respondents, 100 bytes each."""


class PageLine(msgspec.Struct, frozen=True):
    """A page in the list at the left. `done` and `asked` count questions that are asked and must be answered."""

    title: str
    url: str
    done: int
    asked: int
    current: bool

    @property
    def complete(self) -> bool:
        return self.done == self.asked


class PartLine(msgspec.Struct, frozen=True):
    """A part with its pages."""

    id: str
    name: str
    state: str
    words: str
    obligatory: bool
    url: str
    review_url: str
    pages: tuple[PageLine, ...]
    done: int
    asked: int
    current: bool

    @property
    def percent(self) -> int:
        return 100 * self.done // self.asked if self.asked else 100

    @property
    def sent(self) -> bool:
        return self.state in (PartState.SUBMITTED, PartState.ACCEPTED)


def overview_address(respondent: int) -> str:
    return _address(get_script_prefix(), "form", respondent)


def page_address(respondent: int, page: Page) -> str:
    return _address(get_script_prefix(), "form_page", respondent, page.part, page.slug)


def part_address(respondent: int, name: str, part: str) -> str:
    """The address of something of a part, by the name of its view."""
    return _address(get_script_prefix(), f"form_{name}", respondent, part)


@lru_cache(maxsize=ADDRESSES)
def _address(prefix: str, name: str, *of: int | str) -> str:
    """Every page holds the addresses of all, and they never change. `prefix` is what Django puts before them."""
    return reverse(f"collect:{name}", args=of)


def page_url(sheet: Sheet, page: Page) -> str:
    return page_address(sheet.respondent.pk, page)


def part_url(sheet: Sheet, name: str, part: str) -> str:
    return part_address(sheet.respondent.pk, name, part)


def progress(sheet: Sheet, parts: Iterable[str], current: Page | None = None) -> tuple[PartLine, ...]:
    """The parts the actor may see."""
    return tuple(_part(sheet, part, current) for part in parts)


def _part(sheet: Sheet, part: str, current: Page | None) -> PartLine:
    pages = tuple(_page(sheet, page, current) for page in sheet.form.pages[part])
    about, row = sheet.form.parts[part], sheet.parts[part]
    return PartLine(
        id=part,
        name=about.name,
        state=row.state,
        words=PART_WORDS[PartState(row.state)],
        obligatory=about.obligatory,
        url=part_url(sheet, "part", part),
        review_url=part_url(sheet, "review", part),
        pages=pages,
        done=sum(page.done for page in pages),
        asked=sum(page.asked for page in pages),
        current=current is not None and current.part == part,
    )


def _page(sheet: Sheet, page: Page, current: Page | None) -> PageLine:
    standing = sheet.standing
    must = [id for id in page.questions if id in standing.asked and sheet.form.questions[id].required]
    done = sum(id in standing.counted for id in must)
    return PageLine(page.title, page_url(sheet, page), done, len(must), page == current)


def others_here(sheet: Sheet, actor: Actor) -> tuple[str, ...]:
    """Who else saved something lately, and when: said so that nobody is surprised, not to watch anybody."""
    since = timezone.now() - HERE
    latest = {
        row.by: row.at
        for row in sorted(sheet.answers.values(), key=lambda row: row.at)
        if row.at >= since and row.by != actor.name
    }
    return tuple(f"{by} {moment(at)}" for by, at in latest.items())
