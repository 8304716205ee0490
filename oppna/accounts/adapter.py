"""How log-in is fitted to us: who may have an account, what stands in the log, and how letters are headed."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import User


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator, never by whoever comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Log-ins stand in the log."""
        super().login(request, user)
        _record(user, "log_in")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """So do failed ones, if the address is somebody's; what strangers type is not kept."""
        user = User.objects.filter(email=str(credentials.get("email", "")).lower()).first()
        if user is not None:
            _record(user, "log_in_failed")

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """Whatever somebody gets a letter about for their safety stands in the log: password, keys, codes."""
        _record(user, template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


def _record(user: User, action: str) -> None:
    with transaction.atomic():
        record(Actor("user", str(user.pk), str(user)), action, f"user:{user.pk}")
