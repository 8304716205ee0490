"""What the page of a figure shows, from its record."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.chance import bounds_text, sure_facts
from oppna.disseminate.fair.facts import Kind
from oppna.disseminate.fair.figure import Figure, figure_of
from oppna.disseminate.fair.picture import picture
from oppna.disseminate.fair.record import Answered, Fact
from oppna.disseminate.fair.versions import VersionOfCell
from oppna.disseminate.fair.words import decimals_of
from oppna.disseminate.presenters.plain_answers import plain_answers
from oppna.disseminate.presenters.take_along import Item, TakeAlong
from oppna.disseminate.shown import exact
from oppna.swedish import date


@dataclass(frozen=True)
class FigurePage:
    """`open`: everything folded is shown open. `tint`: the colour of a Ja, Delvis or Nej; a verdict has none."""

    figure: Figure
    tint: str
    facts: tuple[Fact, ...]
    bounds: str
    picture: SafeString
    open: bool

    @property
    def versions(self) -> list[tuple[VersionOfCell, str]]:
        """Each version with its day in words."""
        return [(version, date(version.date)) for version in self.figure.versions]

    @property
    def objections(self) -> tuple[Answered, ...]:
        """The answers in words for people; siffra.json has them with ids."""
        return plain_answers(self.figure.objections)

    @property
    def take_along(self) -> TakeAlong:
        """The same facts for programs, and everything open for print."""
        links = self.figure.links
        return TakeAlong(
            items=(
                Item("JSON", "Samma uppgifter för program.", f"{links['figure']}siffra.json"),
                Item("Utskrift", "Sidan med alla svar öppna.", f"{links['figure']}?visa=allt"),
            ),
            link=links["figure"],
            api=links["api"],
        )

    @property
    def corrected(self) -> bool:
        """The cell itself is another in some version than in the one before."""
        return any(version.changed for version in self.figure.versions)


def figure_page(case: Case, *, open: bool) -> FigurePage:
    """All of it."""
    decimals = decimals_of(exact(case.cell), case.indicator) if case.kind is Kind.SHARE else 0
    return FigurePage(
        figure=figure_of(case),
        tint=case.shown.tint,
        facts=tuple(sure_facts(case)) if case.kind is Kind.SHARE else (),
        bounds=bounds_text(case.sure, decimals),
        picture=_picture(case),
        open=open,
    )


def _picture(case: Case) -> SafeString:
    if case.kind is not Kind.SHARE:
        return mark_safe("")
    text = f"Andelen, dess intervall och tratten runt rikets värde. {case.sure.sentence}"
    return mark_safe(picture(case.sure, float(exact(case.cell)), escape(text)))
