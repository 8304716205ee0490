"""Respondents of a round, whom to write to, their links, and where their parts stand."""

from __future__ import annotations

from django.db import models

from oppna.collect.models.round import Round
from oppna.collect.states import PART_WORDS, PartState


class Respondent(models.Model):
    """A unit of the frame (municipality or district) in a round. `sort_key`: Swedish order on every database."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="respondents")
    unit = models.CharField("objekt", max_length=20)
    name = models.CharField("namn", max_length=200)
    county = models.CharField("län", max_length=100)  # its name, as in the frame
    sort_key = models.CharField(max_length=400)

    class Meta:
        ordering = ["sort_key"]
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="respondent_once")]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A person or registry that gets the letters. `parts`: the parts it is about; empty = all.

    `removed_at`: no longer a contact. Its links are dead while this stands, and live again after a mistake.
    """

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField("namn", max_length=200, blank=True)
    email = models.EmailField("e-post")
    parts = models.JSONField("delar", default=list, blank=True)
    bounced_at = models.DateTimeField("studsade", null=True, blank=True)
    removed_at = models.DateTimeField("borttagen", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "email"], name="contact_once")]


class ContactImport(models.Model):
    """The contacts of a round as they were before they were last imported, so that a mistake can be undone."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="contact_import")
    before = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class LinkPurpose(models.TextChoices):
    """What a link is for: one thing."""

    ANSWER = "answer", "svara"
    DELEGATE = "delegate", "svara på en delegerad del"


class Link(models.Model):
    """An individual address. Only its digest is kept: who reads the database cannot use it.

    `parts`: what it opens; empty = all parts. `holder`: who it was made for, as shown beside their answers.
    `parent`: the link it was delegated from; revoking that one revokes this.
    """

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="links")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="links")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="delegated")
    purpose = models.CharField(max_length=10, choices=LinkPurpose.choices)
    parts = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    holder = models.CharField("innehavare", max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)


class PartResponse(models.Model):
    """Where a respondent's part stands. A row for every part from the start."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField("del", max_length=20)
    state = models.CharField(
        "läge",
        max_length=12,
        choices=[(state.value, PART_WORDS[state]) for state in PartState],
        default=PartState.NOT_BEGUN.value,
    )
    submitted_at = models.DateTimeField("inskickad", null=True, blank=True)
    submitted_by = models.CharField(max_length=200, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "part"], name="part_response_once")]
        indexes = [models.Index(fields=["part", "state"])]


class Submission(models.Model):
    """A part as it was sent: the answers as they were, for the receipt. Never changed."""

    part_response = models.ForeignKey(PartResponse, on_delete=models.CASCADE, related_name="submissions")
    number = models.CharField("kvitto", max_length=20, unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    answers = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
