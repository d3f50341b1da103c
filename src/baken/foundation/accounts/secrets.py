"""Secrets of the second factor: encrypted under the key ring, never stored in the clear."""

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def _ring() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.KEY_RING.split(",") if key])


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Encrypts what the login library stores; the first key writes, all of them read."""

    def encrypt(self, text: str) -> str:
        """The secret as a token."""
        return _ring().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret of a token."""
        return _ring().decrypt(encrypted_text.encode()).decode()
