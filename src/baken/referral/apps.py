"""Registers the app with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# label, address, roles, order
PAGES = (
    (_("Verwijzingen"), "referral:list", ("referrer",), 10),
    (_("Aanvragen"), "referral:inbox", ("intake", "behavioural_expert"), 10),
    (_("Veiligheid"), "referral:safety_list", ("safety_officer",), 10),
    (_("Coördinatie"), "referral:coordination", ("care_coordinator",), 10),
    (
        _("Noodinzage"),
        "referral:break_glass",
        ("care_coordinator", "safety_officer"),
        60,
    ),
)


class ReferralConfig(AppConfig):
    """A need is matched, a place is asked, offered, held and taken."""

    name = "baken.referral"
    label = "referral"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the audit actions and the pages of this room known."""
        import_module("baken.referral.actions")
        register = import_module("baken.foundation.ui.navigation").register
        for label, url_name, roles, order in PAGES:
            register(label, url_name=url_name, roles=roles, order=order)
        role = import_module("baken.foundation.accounts.models").Role
        register(
            _("Berichten"),
            url_name="referral:notices",
            roles=set(role.values),
            order=40,
            count=import_module("baken.referral.selectors.notices").count_open,
        )
