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

register("referral.request_sent", code="C", sentence=_("Een plek gevraagd."))
register("referral.talking_started", code="U", sentence=_("In gesprek gegaan."))
register("referral.question_asked", code="C", sentence=_("Een vraag gesteld."))
register("referral.question_answered", code="U", sentence=_("Een vraag beantwoord."))
register(
    "referral.request_declined",
    code="U",
    sentence=_("Gemeld dat de aanvraag hier nu niet past."),
)
register("referral.place_offered", code="U", sentence=_("Een plek aangeboden."))
register(
    "referral.hold_prolonged", code="U", sentence=_("Een plek langer vastgehouden.")
)
register(
    "referral.hold_ended",
    code="U",
    sentence=_("Een plek kwam vrij omdat de tijd om was."),
)
register("referral.place_chosen", code="U", sentence=_("Een plek gekozen."))
register(
    "referral.request_lapsed",
    code="U",
    sentence=_("Een aanvraag verviel door een andere keuze."),
)
register("referral.underway", code="U", sentence=_("Gemeld: de jongere is onderweg."))
register("referral.arrived", code="U", sentence=_("Gemeld: de jongere is aangekomen."))
register(
    "referral.not_arrived",
    code="U",
    sentence=_("Gemeld: de jongere is niet aangekomen."),
)
register(
    "referral.request_withdrawn", code="U", sentence=_("Een aanvraag ingetrokken.")
)
register("referral.need_withdrawn", code="U", sentence=_("De hulpvraag ingetrokken."))
register(
    "referral.safety_answered",
    code="C",
    sentence=_("De veiligheidsfunctionaris heeft geantwoord."),
)
register("referral.identity_viewed", code="R", sentence=_("Naam bekeken."))
register(
    "referral.safety_viewed", code="R", sentence=_("Gegevens over veiligheid bekeken.")
)
register("referral.trail_viewed", code="R", sentence=_("Bekeken wie keek."))
