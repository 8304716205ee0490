"""Accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, organisations, roles and the audit log."""

    name = "oppna.accounts"
    verbose_name = "Konton"
