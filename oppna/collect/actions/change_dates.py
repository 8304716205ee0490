"""Change the days of a round that are still to come."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.actions._step import locked
from oppna.collect.form.round_dates import Dates, faults
from oppna.collect.models import Letter, LetterKind, Round, RoundReminder
from oppna.collect.queries.rounds import dates_of
from oppna.collect.states import RoundState
from oppna.errors import Problem, Refused

STARTED = "omgången har redan öppnats; dagen för utskicket kan inte ändras."


def change_dates(actor: Actor, round: Round, dates: Dates) -> Round:
    """New days. A reminder that has letters stays where it is: history is not moved."""
    check(actor, Permission.MANAGE_ROUNDS)
    with transaction.atomic():
        now = locked(round)
        before = dates_of(now)
        _refuse_faulty(now, before, dates)
        for field in ("opens", "closes", "reopens", "closes_again"):
            setattr(now, field, getattr(dates, field))
        now.save(update_fields=["opens", "closes", "reopens", "closes_again"])
        now.reminders.exclude(on__in=dates.reminders).delete()
        have = set(now.reminders.values_list("on", flat=True))
        RoundReminder.objects.bulk_create(
            RoundReminder(round=now, on=day) for day in dates.reminders if day not in have
        )
        record(actor, "change_dates", f"round:{now.pk}", before=_as_text(before), after=_as_text(dates))
    return now


def _refuse_faulty(round: Round, before: Dates, dates: Dates) -> None:
    found = list(faults(dates))
    if round.state == RoundState.FINISHED:
        found.append("omgången är avslutad; dess dagar kan inte ändras.")
    if round.state != RoundState.DRAFT and dates.opens != before.opens:
        found.append(STARTED)
    keys = Letter.objects.filter(round=round, kind=LetterKind.REMINDER).values_list("key", flat=True)
    written = {key for key in keys.distinct() if key} - {day.isoformat() for day in dates.reminders}
    found += [f"Påminnelsen {day} har redan brev; låt dagen stå kvar." for day in sorted(written)]
    if found:
        raise Refused(Problem("", 0, "DAGAR", sentence) for sentence in found)


def _as_text(dates: Dates) -> dict[str, object]:
    return {
        "opens": dates.opens.isoformat(),
        "closes": dates.closes.isoformat(),
        "reminders": [day.isoformat() for day in dates.reminders],
        "reopens": dates.reopens.isoformat() if dates.reopens else "",
        "closes_again": dates.closes_again.isoformat() if dates.closes_again else "",
    }
