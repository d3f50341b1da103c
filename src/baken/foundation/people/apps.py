"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Identity of young people, apart and encrypted."""

    name = "baken.foundation.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
