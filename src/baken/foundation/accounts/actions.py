"""What the trail says about accounts and logging in."""

from django.utils.translation import gettext_lazy as _

from baken.foundation.audit.actions import register

register("account.logged_in", code="E", sentence=_("Ingelogd."))
register("account.logged_out", code="E", sentence=_("Uitgelogd."))
register("account.password_refused", code="E", sentence=_("Verkeerd wachtwoord."))
register("account.code_refused", code="E", sentence=_("Verkeerde code."))
register("account.role_taken", code="E", sentence=_("Rol gekozen."))
register("account.confirmed", code="E", sentence=_("Met een code bevestigd."))
register("account.phone_set_up", code="C", sentence=_("Telefoon voor codes ingesteld."))
register("account.codes_renewed", code="U", sentence=_("Nieuwe herstelcodes gemaakt."))
register("account.password_changed", code="U", sentence=_("Wachtwoord gewijzigd."))
register("account.created", code="C", sentence=_("Account gemaakt."))
register("account.invited", code="C", sentence=_("Uitnodiging gemaakt."))
register("account.invitation_used", code="U", sentence=_("Uitnodiging gebruikt."))
register("account.blocked", code="U", sentence=_("Account geblokkeerd."))
register("account.unblocked", code="U", sentence=_("Blokkade opgeheven."))
register(
    "account.second_factor_reset", code="D", sentence=_("Codes opnieuw in te stellen.")
)
register("membership.given", code="C", sentence=_("Rol gegeven."))
register("membership.ended", code="U", sentence=_("Rol beëindigd."))
register(
    "membership.arranged", code="U", sentence=_("Vervanging of afwezigheid vastgelegd.")
)
