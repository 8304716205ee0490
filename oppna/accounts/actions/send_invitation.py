"""The letter with which an account comes: a link, good once, to choose a password."""

from __future__ import annotations

from smtplib import SMTPException

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.errors import refuse


def send_invitation(actor: Actor, user: User) -> None:
    """The link dies when it is used, when a password is chosen another way, and after three days."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    if not user.is_active:
        raise refuse("Kontot är stängt. Öppna det innan du skickar en inbjudan.", code="KONTO_STANGT")
    with transaction.atomic():
        record(actor, "send_invitation", f"user:{user.pk}")
    text = render_to_string("accounts/invitation.txt", {"user": user, "address": _address(user), "by": actor.name})
    try:
        send_mail("Öppna: ditt konto", text, None, [user.email])
    except (SMTPException, OSError) as fault:
        raise refuse(
            f"Kontot finns, men brevet till {user.email} gick inte att skicka. Försök igen om en stund.",
            code="BREV_GICK_INTE",
        ) from fault


def _address(user: User) -> str:
    """From the site's own address, never from what a browser said it was."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return f"{settings.SITE_URL}{path}"
