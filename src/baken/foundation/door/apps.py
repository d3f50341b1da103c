"""Registers the app with Django."""

from django.apps import AppConfig


class DoorConfig(AppConfig):
    """Who acts: the signed actor that PostgreSQL checks."""

    name = "baken.foundation.door"
    label = "door"
    default_auto_field = "django.db.models.BigAutoField"
