"""Registers the app with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How pages look and how forms behave."""

    name = "baken.foundation.ui"
    label = "ui"
