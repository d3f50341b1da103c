"""Registers the app with Django."""

from django.apps import AppConfig


class LandscapeConfig(AppConfig):
    """Who offers specialised help, where, for whom, and where there is room."""

    name = "baken.landscape"
    label = "landscape"
    default_auto_field = "django.db.models.BigAutoField"
