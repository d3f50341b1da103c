"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LandscapeConfig(AppConfig):
    """Who offers specialised help, where, for whom, and where there is room."""

    name = "baken.landscape"
    label = "landscape"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the audit actions and the pages of this room known."""
        import_module("baken.landscape.actions")
        navigation = import_module("baken.foundation.ui.navigation")
        roles = import_module("baken.foundation.accounts.models").Role
        navigation.register(
            _("Aanbod"), url_name="landscape:list", roles=roles.values, order=30
        )
        navigation.register(
            _("Ons aanbod"), url_name="landscape:own", roles=[roles.INTAKE], order=20
        )
        navigation.register(
            _("Adressen"),
            url_name="landscape:own_addresses",
            roles=[roles.SAFETY_OFFICER],
            order=20,
            count=import_module("baken.landscape.selectors.guarded").count_new_looks,
        )
