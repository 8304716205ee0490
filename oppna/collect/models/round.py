"""A survey round: an edition, its dates and where it stands."""

from __future__ import annotations

from django.db import models

from oppna.accounts.models import User
from oppna.collect.states import ROUND_WORDS, RoundState


class Round(models.Model):
    """`edition`: an edition id; its questionnaire is what is asked. `test`: a test period before the real round.

    `synthetic`: respondents and answers are made up, and every page says so.
    """

    edition = models.CharField("utgåva", max_length=40)
    name = models.CharField("namn", max_length=200)
    test = models.BooleanField("testperiod", default=False)
    synthetic = models.BooleanField("syntetisk", default=False)
    state = models.CharField(
        "läge",
        max_length=20,
        choices=[(state.value, ROUND_WORDS[state]) for state in RoundState],
        default=RoundState.DRAFT.value,
    )
    opens = models.DateField("utskick")
    closes = models.DateField("stängs")
    reopens = models.DateField("öppnas igen", null=True, blank=True)
    closes_again = models.DateField("stängs igen", null=True, blank=True)
    goal = models.PositiveSmallIntegerField("mål för svarsfrekvensen, procent", default=95)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-opens", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="round_closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RoundReminder(models.Model):
    """A day on which those who have not answered are reminded. `wave`: 1, 2, 3 … in order of the days."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reminders")
    on = models.DateField("dag")

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["round", "on"], name="reminder_once_a_day")]
