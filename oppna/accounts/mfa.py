"""How second factors are kept: secrets are encrypted, and who needs two cannot remove the last one."""

from __future__ import annotations

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings

from oppna.accounts.queries import actor_for


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A copy of the database alone lets nobody in: secrets are readable only with the site's key."""

    def encrypt(self, text: str) -> str:
        """As it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As it is used."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody whose role needs it; a new one first."""
        if not actor_for(authenticator.user, two_factors=False).lacks_second_factor:
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def _get_site_name(self) -> str:
        """What an authenticator app and a passkey are called."""
        return str(settings.MFA_TOTP_ISSUER)


def _cipher() -> Fernet:
    """A key of its own for this purpose, from the site's key."""
    digest = hashlib.sha256(b"oppna.accounts.mfa:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
