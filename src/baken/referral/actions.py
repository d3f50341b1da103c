"""What happens in a referral, as the trail says it."""

from django.utils.translation import gettext_lazy as _

from baken.foundation.audit.actions import register

register("need.changed", code="U", sentence=_("Hulpvraag gewijzigd."))
register("need.viewed", code="R", sentence=_("Hulpvraag bekeken."))
register("need.made_ready", code="U", sentence=_("Hulpvraag klaar om te vragen."))
register(
    "need.young_person_named", code="U", sentence=_("Naam van de jongere genoteerd.")
)
register(
    "need.consent_withdrawn",
    code="U",
    sentence=_("Toestemming of grondslag ingetrokken."),
)
register("match.ran", code="E", sentence=_("Passend aanbod gezocht."))
register(
    "match.probing_noticed",
    code="E",
    sentence=_("Heel vaak andere veiligheidsgegevens en daarna het aanbod bekeken."),
)
