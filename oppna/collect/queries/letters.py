"""Letters: what waits, what went wrong, and batch by batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from oppna.collect.models import Letter, LetterKind, LetterState, Round

MOST_ATTEMPTS = 5
CERTAIN_AFTER = timedelta(minutes=5)
"""A letter that has been on its way this long is not on its way: the sender is gone."""


def due_letters() -> list[int]:
    """The queue, oldest first."""
    due = Letter.objects.filter(state=LetterState.QUEUED)
    ready = due.filter(Q(due_at=None) | Q(due_at__lte=timezone.now()))
    return list(ready.order_by("id").values_list("id", flat=True))


def is_uncertain(letter: Letter) -> bool:
    """Whether a person must decide: the sender stopped between the claim and the answer, or the line broke."""
    if letter.state != LetterState.SENDING:
        return False
    return bool(letter.error) or letter.claimed_at is None or letter.claimed_at < timezone.now() - CERTAIN_AFTER


def uncertain_letters(round: Round) -> list[Letter]:
    """Letters that may have been sent."""
    return [one for one in _of(round, LetterState.SENDING) if is_uncertain(one)]


def undelivered_letters(round: Round) -> list[Letter]:
    """Letters that failed or came back."""
    return list(_of(round, LetterState.FAILED, LetterState.BOUNCED))


def _of(round: Round, *states: LetterState) -> QuerySet[Letter]:
    found = Letter.objects.filter(round=round, state__in=states)
    return found.select_related("respondent", "contact").order_by("respondent__sort_key", "id")


@dataclass(frozen=True)
class Batch:
    """Letters of a kind and a key: the invitation, the reminder of a day. `states`: how many stand where."""

    kind: LetterKind
    key: str
    states: Counter[str]

    @property
    def waiting(self) -> int:
        """To be looked at."""
        return self.states[LetterState.PLANNED]

    @property
    def row(self) -> tuple[int, ...]:
        """How many stand in each state, in the order of the states."""
        return tuple(self.states[state] for state in LetterState)


BATCHES = (LetterKind.INVITATION, LetterKind.REMINDER, LetterKind.REOPENING)


def batches(round: Round) -> list[Batch]:
    """In the order they were first planned. Letters to single persons are put together by kind."""
    rows = Letter.objects.filter(round=round).values("kind", "key", "state").annotate(number=Count("id"))
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in rows.order_by("kind", "key"):
        key = row["key"] if row["kind"] in BATCHES else ""
        found.setdefault((row["kind"], key), Counter())[row["state"]] += row["number"]
    return [Batch(LetterKind(kind), key, states) for (kind, key), states in found.items()]


def planned(round: Round, kind: LetterKind, key: str) -> list[Letter]:
    """The letters of a batch that wait to be looked at, in Swedish order."""
    return list(_of(round, LetterState.PLANNED).filter(kind=kind, key=key))


def domain() -> str:
    """The name that stands in our Message-IDs."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"
