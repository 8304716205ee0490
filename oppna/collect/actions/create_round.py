"""Create a round from an edition: its dates, its respondents and a row for every part of each."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.catalogue.frame import load_frame
from oppna.catalogue.prepared import prepare
from oppna.collect.form.round_dates import Dates, faults
from oppna.collect.models import PartResponse, Respondent, Round, RoundReminder
from oppna.errors import Problem, Refused
from oppna.model.area import Unit
from oppna.model.edition import Edition
from oppna.swedish import stored_sort_key

LONGEST_NAME = 200
GOALS = range(1, 101)


def create_round(
    actor: Actor,
    edition_id: str,
    *,
    name: str,
    dates: Dates,
    test: bool = False,
    synthetic: bool = False,
    goal: int = 95,
    only: Collection[str] = (),
) -> Round:
    """A round that is being prepared. `only`: units of the frame, for a test period with a few; empty = all."""
    check(actor, Permission.MANAGE_ROUNDS)
    edition = prepare(edition_id).edition
    frame = load_frame(edition_id)
    _refuse_faulty(edition, frame, name.strip(), dates, goal, only)
    chosen = [unit for unit in frame if not only or unit.unit in only]
    with transaction.atomic():
        round = Round.objects.create(
            edition=edition_id,
            name=name.strip(),
            test=test,
            synthetic=synthetic,
            goal=goal,
            opens=dates.opens,
            closes=dates.closes,
            reopens=dates.reopens,
            closes_again=dates.closes_again,
            created_by=User.objects.filter(pk=actor.id).first() if actor.kind == "user" else None,
        )
        RoundReminder.objects.bulk_create(RoundReminder(round=round, on=day) for day in dates.reminders)
        _frame(round, chosen, edition)
        record(actor, "create_round", f"round:{round.pk}", edition=edition_id, test=test, respondents=len(chosen))
    return round


def _frame(round: Round, units: list[Unit], edition: Edition) -> None:
    rows = Respondent.objects.bulk_create(
        Respondent(round=round, unit=unit.unit, name=unit.name, county=unit.county, sort_key=stored_sort_key(unit.name))
        for unit in units
    )
    parts = [part.id for part in edition.questionnaire.parts]
    PartResponse.objects.bulk_create(PartResponse(respondent=row, part=part) for row in rows for part in parts)


def _refuse_faulty(
    edition: Edition, frame: tuple[Unit, ...], name: str, dates: Dates, goal: int, only: Collection[str]
) -> None:
    found = list(faults(dates))
    if not edition.questionnaire.parts:
        found.append(f"Utgåvan {edition.id} har ingen enkät att besvara; välj en annan utgåva.")
    if not name or len(name) > LONGEST_NAME:
        found.append(f"Omgången behöver ett namn på högst {LONGEST_NAME} tecken.")
    if goal not in GOALS:
        found.append("Målet för svarsfrekvensen ska vara 1–100 procent.")
    unknown = sorted(set(only) - {unit.unit for unit in frame})
    if unknown:
        found.append(f"{', '.join(unknown)} finns inte i utgåvans ram; skriv koder ur ramen, åtskilda av mellanslag.")
    if found:
        raise Refused(Problem("", 0, "OMGÅNG", sentence) for sentence in found)
