"""What is recorded about the landscape."""

from django.utils.translation import gettext_lazy as _

from baken.foundation.audit.actions import register

register(
    "landscape.room_stated",
    code="U",
    sentence=_("De aanbieder gaf door welke ruimte er is."),
)
register(
    "landscape.room_confirmed",
    code="U",
    sentence=_("De aanbieder bevestigde zijn opgave."),
)
register(
    "landscape.address_seen",
    code="R",
    sentence=_("Iemand bekeek het adres van een locatie."),
)
register("landscape.address_kept", code="U", sentence=_("Een adres is vastgelegd."))
register(
    "landscape.viewer_named",
    code="C",
    sentence=_("Iemand mag voortaan een adres bekijken."),
)
register(
    "landscape.viewer_ended",
    code="D",
    sentence=_("Iemand mag een adres niet meer bekijken."),
)
register(
    "landscape.viewer_sought",
    code="R",
    sentence=_("Iemand zocht een account bij een e-mailadres."),
)
register(
    "landscape.level_changed",
    code="U",
    sentence=_("De afscherming van een locatie is gewijzigd."),
)
register(
    "landscape.looks_read",
    code="R",
    sentence=_("Een veiligheidsfunctionaris las wie een adres bekeek."),
)
