"""Letters: planned before they are sent, so that none is sent twice and a crash loses none."""

from __future__ import annotations

from django.db import models

from oppna.collect.models.respondent import Contact, Link, Respondent
from oppna.collect.models.round import Round


class LetterKind(models.TextChoices):
    """Why a letter is written."""

    INVITATION = "invitation", "inbjudan"
    REMINDER = "reminder", "påminnelse"
    DELEGATION = "delegation", "delegering"
    REOPENING = "reopening", "öppnad för rättelse"
    MESSAGE = "message", "fråga från granskningen"
    RECEIPT = "receipt", "kvitto"


class LetterState(models.TextChoices):
    """Where a letter stands. PLANNED waits for somebody to look at it; QUEUED goes with the next post.

    SENDING after a crash means: perhaps sent; it is looked at by a person, never resent by itself.
    """

    PLANNED = "planned", "planerat"
    QUEUED = "queued", "på väg ut"
    SENDING = "sending", "skickas"
    SENT = "sent", "skickat"
    FAILED = "failed", "gick inte att skicka"
    BOUNCED = "bounced", "studsade"
    CANCELLED = "cancelled", "inställt"


class Letter(models.Model):
    """One letter to one address about one respondent. The database sees to it that there is never a second.

    `to`: the address as it was when the letter was planned. `key` tells letters of a kind apart (the day of a
    reminder, a link, a message). `link`: the link it brings; where there is none one is made when it is sent, and one
    that stands here gets a new token then, for no token is kept. `due_at`: not before this, after a failure.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letters")
    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="letters")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    link = models.ForeignKey(Link, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters")
    to = models.EmailField()
    kind = models.CharField(max_length=12, choices=LetterKind.choices)
    key = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.PLANNED)
    message_id = models.CharField(max_length=200, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    planned_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "to", "kind", "key"], name="letter_once")]
        indexes = [models.Index(fields=["state"]), models.Index(fields=["round", "kind", "key"])]
