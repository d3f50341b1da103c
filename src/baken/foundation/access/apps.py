"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Files, grants and the need-to-know rules."""

    name = "baken.foundation.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the audit actions of this room known."""
        import_module("baken.foundation.access.actions")
