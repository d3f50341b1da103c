"""Registers the app with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations, municipalities and regions."""

    name = "baken.foundation.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
