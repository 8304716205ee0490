"""Review: marks, the dialogue, reopened answers, decisions on free answers, and the close by two persons."""

from __future__ import annotations

from django.db import models

from oppna.accounts.models import User
from oppna.collect.models.respondent import Respondent
from oppna.collect.models.round import Round


class Reviewed(models.Model):
    """What there is to review of a respondent whose answers stood at edit `upto`: kept so that a queue is a look-up.

    Derived: it may be thrown away, and is made anew when it is older than the answers. `items`: the lines of the queue.
    """

    respondent = models.OneToOneField(Respondent, on_delete=models.CASCADE, related_name="reviewed")
    upto = models.BigIntegerField()
    items = models.JSONField()


class MarkState(models.TextChoices):
    """What became of a finding or a comment."""

    OPEN = "open", "att granska"
    ASKED = "asked", "frågad"
    DONE = "done", "klar"


class Mark(models.Model):
    """What a reviewer made of a finding or a comment: `state` open, asked or done. `finding`: code or check id."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="marks")
    question = models.CharField(max_length=40, blank=True)
    finding = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)  # of the answers it was about: it lapses when they change
    state = models.CharField(max_length=10, choices=MarkState.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "question", "finding"], name="mark_once"),
        ]


class Message(models.Model):
    """A line of the dialogue on a respondent's answers. `from_respondent`: which side wrote it."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="messages")
    question = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    from_respondent = models.BooleanField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Reopening(models.Model):
    """A single answer that may be changed although its part is sent or the round is closed, until `closed_at`."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="reopenings")
    question = models.CharField(max_length=40)
    why = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)


class Decision(models.Model):
    """Whether a free answer ("Annan" in V1) counts [METHOD 5]. The latest one counts."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="decisions")
    question = models.CharField(max_length=40)
    accepted = models.BooleanField()
    answer = models.TextField()  # the text that was decided on: another text needs another decision
    why = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Closing(models.Model):
    """The close for good: proposed by one person, confirmed by another."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="closings")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    note = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="closing_by_two_persons",
            )
        ]
