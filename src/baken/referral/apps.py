"""Registers the app with Django."""

from django.apps import AppConfig


class ReferralConfig(AppConfig):
    """A need is matched, a place is asked, offered, held and taken."""

    name = "baken.referral"
    label = "referral"
    default_auto_field = "django.db.models.BigAutoField"
