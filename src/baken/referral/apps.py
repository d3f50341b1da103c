"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig


class ReferralConfig(AppConfig):
    """A need is matched, a place is asked, offered, held and taken."""

    name = "baken.referral"
    label = "referral"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the audit actions of this room known."""
        import_module("baken.referral.actions")
