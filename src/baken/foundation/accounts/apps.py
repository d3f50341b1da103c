"""Registers the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who log in, and in which role they act."""

    name = "baken.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
