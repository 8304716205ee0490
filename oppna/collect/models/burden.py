"""What answering costs: active minutes per question, added up. Nobody's own time is kept."""

from __future__ import annotations

from django.db import models

from oppna.collect.models.round import Round


class Burden(models.Model):
    """Active seconds spent on a question in a round by all respondents together, and by how many pages they came."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="burden")
    question = models.CharField(max_length=40)
    seconds = models.PositiveBigIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "question"], name="burden_once")]
