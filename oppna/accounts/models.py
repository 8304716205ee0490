"""Users, organisations, roles held, and the append-only log of events."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from oppna.accounts.roles import KIND_WORDS, ROLE_WORDS, Kind, Role


class Users(BaseUserManager["User"]):
    """Users are found by their address, whatever letters it is written with."""

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> User:
        """A user; without a password only a link or a passkey lets them in."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account. `is_active` False since `deactivated_at`: they cannot log in, their deeds remain."""

    email = models.EmailField("e-post", unique=True)
    name = models.CharField("namn", max_length=200, blank=True)
    is_active = models.BooleanField("aktivt", default=True)
    created_at = models.DateTimeField("skapat", auto_now_add=True)
    deactivated_at = models.DateTimeField("stängt", null=True, blank=True)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """The authority, a municipality or a regional unit. What it covers are the units of `covers`."""

    kind = models.CharField("slag", max_length=20, choices=[(kind.value, KIND_WORDS[kind]) for kind in Kind])
    code = models.CharField("kod", max_length=80, blank=True)  # of a region: the codes of its counties, with +
    name = models.CharField("namn", max_length=200)
    sort_key = models.CharField(max_length=400)  # Swedish order on every database

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="organisation_once")]
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class Coverage(models.Model):
    """A unit (municipality or district) whose matters an organisation has to do with. The authority covers all."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="covers")
    unit = models.CharField("objekt", max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "unit"], name="coverage_once")]


class Membership(models.Model):
    """A role somebody holds in an organisation. `parts`: the parts of the survey it is about; empty = all."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField("roll", max_length=20, choices=[(role.value, ROLE_WORDS[role]) for role in Role])
    parts = models.JSONField("delar", default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "organisation", "role"], name="membership_once")]


class Event(models.Model):
    """Something that was done, by whom and when. Written in the same transaction as the deed; never changed.

    `actor_kind`: "user", "link" or "system"; `actor_id` and `actor_name` as they were then. `subject`: what it was
    done to ("round:3", "respondent:41"). `detail` holds no answers of respondents and no secrets.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=80, db_index=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only once."""
        if not self._state.adding:
            raise TypeError("an event is never changed or deleted")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        raise TypeError("an event is never changed or deleted")
