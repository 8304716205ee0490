"""The way to the mail server, with one thing noted: whether a letter had been handed over when the line broke."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as Smtp


class _Noting:
    """After DATA the server may have the letter whatever we hear of it; before DATA it cannot."""

    handed_over = False

    def mail(self, *args: Any, **kwargs: Any) -> Any:
        self.handed_over = False
        return super().mail(*args, **kwargs)  # type: ignore[misc]

    def data(self, *args: Any, **kwargs: Any) -> Any:
        self.handed_over = True
        return super().data(*args, **kwargs)  # type: ignore[misc]


class _Plain(_Noting, smtplib.SMTP):
    pass


class _Tls(_Noting, smtplib.SMTP_SSL):
    pass


class EmailBackend(Smtp):
    """Django's, over a connection that notes."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Used by Django when it opens the connection."""
        return _Tls if self.use_ssl else _Plain

    @property
    def handed_over(self) -> bool:
        """Whether the last letter had reached DATA."""
        return bool(getattr(self.connection, "handed_over", False))
