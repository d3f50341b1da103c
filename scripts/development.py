"""Baken's settings plus the app that keeps migrations in one line."""

from baken.config.settings import *  # noqa: F403  settings are inherited whole
from baken.config.settings import INSTALLED_APPS as SHIPPED_APPS

INSTALLED_APPS = [*SHIPPED_APPS, "django_linear_migrations"]
