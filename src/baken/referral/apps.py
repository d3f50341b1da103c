"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralConfig(AppConfig):
    """A need is matched, a place is asked, offered, held and taken."""

    name = "baken.referral"
    label = "referral"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the audit actions and the pages of this room known."""
        import_module("baken.referral.actions")
        register = import_module("baken.foundation.ui.navigation").register
        role = import_module("baken.foundation.accounts.models").Role
        notices = import_module("baken.referral.selectors.notices")
        register(
            _("Verwijzingen"),
            url_name="referral:list",
            roles=[role.REFERRER],
            order=10,
        )
        register(
            _("Aanvragen"),
            url_name="referral:inbox",
            roles=[role.INTAKE, role.BEHAVIOURAL_EXPERT],
            order=10,
        )
        register(
            _("Veiligheid"),
            url_name="referral:safety_list",
            roles=[role.SAFETY_OFFICER],
            order=10,
        )
        register(
            _("Coördinatie"),
            url_name="referral:coordination",
            roles=[role.CARE_COORDINATOR],
            order=10,
        )
        register(
            _("Berichten"),
            url_name="referral:notices",
            roles=set(role.values) - {role.ADMINISTRATOR},
            order=40,
            count=notices.count_open,
        )
        register(
            _("Noodinzage"),
            url_name="referral:break_glass",
            roles=[role.CARE_COORDINATOR, role.SAFETY_OFFICER],
            order=60,
        )
