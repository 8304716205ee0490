"""Answers as they stand, every change of them, and what soft checks were confirmed with."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from oppna.collect.models.respondent import Respondent


class Answer(models.Model):
    """The answer of a respondent to a question as it stands. `value` "" = cleared; a number as exact text.

    `version` rises by one with each change: who changes a version that is no longer there is told, not obeyed.
    `reason`: why the answer is 999. `unchanged`: last year's answer was taken over with one click.
    """

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField("fråga", max_length=40)
    value = models.TextField("svar", blank=True)
    comment = models.TextField("kommentar", blank=True)
    reason = models.TextField("skäl till 999", blank=True)
    unchanged = models.BooleanField("oförändrat", default=False)
    version = models.PositiveIntegerField(default=1)
    by = models.CharField("av", max_length=200)
    at = models.DateTimeField("när")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "question"], name="answer_once")]


class Edit(models.Model):
    """One change of an answer. `field`: value, comment or reason. `phase`: "form" or "review" (GSBPM 5.4).

    `why` is demanded in review. Written in the transaction of the change, never changed itself.
    """

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="edits")
    question = models.CharField(max_length=40)
    field = models.CharField(max_length=10)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    version = models.PositiveIntegerField()
    phase = models.CharField(max_length=10)
    why = models.TextField(blank=True)
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=40, blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["respondent", "question"])]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once."""
        if not self._state.adding:
            raise TypeError("an edit is never changed or deleted")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        raise TypeError("an edit is never changed or deleted")


class Confirmation(models.Model):
    """A soft check that a respondent confirmed. It lapses when an answer it is about changes (`digest` of them)."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="confirmations")
    check_id = models.CharField("kontroll", max_length=40)
    digest = models.CharField(max_length=64)
    comment = models.TextField("kommentar", blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "check_id"], name="confirmation_once")]


class LastAnswer(models.Model):
    """What the unit answered last round to the question that corresponds, imported; shown, never pre-submitted."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="last_answers")
    question = models.CharField(max_length=40)
    value = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "question"], name="last_answer_once")]
