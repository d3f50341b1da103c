"""Registers the app with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What was done: an append-only, hash-chained trail."""

    name = "baken.foundation.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
