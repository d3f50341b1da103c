"""Registers the app with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Files, grants and the need-to-know rules."""

    name = "baken.foundation.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
