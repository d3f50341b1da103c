"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """How pages look and how forms behave."""

    name = "baken.foundation.ui"
    label = "ui"

    def ready(self) -> None:
        """Show the pages of the rooms below, which do not know the navigation."""
        navigation = import_module("baken.foundation.ui.navigation")
        role = import_module("baken.foundation.accounts.models").Role
        navigation.register(
            _("Accounts"),
            url_name="accounts:administered_accounts",
            roles={role.ADMINISTRATOR},
            order=10,
        )
