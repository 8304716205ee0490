"""Reading the log: what is asked for, and the rows as they are shown and written to a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from oppna.accounts.action_words import WORDS, words
from oppna.accounts.models import Event
from oppna.interchange.formulas import harmless

HEADINGS = ("tid", "slag", "vem", "vem_id", "vad", "kod", "gäller", "detaljer")


class LogFilter(forms.Form):
    """All of it is optional; nothing chosen is everything."""

    who = forms.CharField(label="Vem", required=False, max_length=200)
    action = forms.ChoiceField(label="Vad", required=False)
    subject = forms.CharField(label="Gäller", required=False, max_length=80, help_text="Till exempel user:3")
    start = forms.DateField(label="Från", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    end = forms.DateField(label="Till och med", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        found = Event.objects.order_by("action").values_list("action", flat=True).distinct()
        choices = sorted(((code, words(code)) for code in {*found}), key=lambda pair: pair[1])
        self.fields["action"].choices = [("", "allt"), *choices]  # type: ignore[attr-defined]

    def events(self) -> QuerySet[Event]:
        """The newest first; none if the filter cannot be understood."""
        if not self.is_valid():
            return Event.objects.none()
        asked = self.cleaned_data
        chosen = {
            "actor_name__icontains": asked["who"],
            "action": asked["action"],
            "subject": asked["subject"],
            "at__gte": asked["start"] and _midnight(asked["start"]),
            "at__lt": asked["end"] and _midnight(asked["end"] + timedelta(days=1)),
        }
        return Event.objects.filter(**{field: value for field, value in chosen.items() if value})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def rows(events: QuerySet[Event]) -> Iterator[list[str]]:
    """As a spreadsheet may open them: nothing in them is a formula."""
    yield list(HEADINGS)
    for event in events.iterator(chunk_size=1000):
        detail = json.dumps(event.detail, ensure_ascii=False, sort_keys=True) if event.detail else ""
        at = timezone.localtime(event.at).isoformat(sep=" ", timespec="seconds")
        cells = (event.actor_kind, event.actor_name, event.actor_id, WORDS.get(event.action, ""), event.action)
        yield [at, *(harmless(cell) for cell in (*cells, event.subject, detail))]
