"""What can be done with a file, as the trail says it."""

from django.utils.translation import gettext_lazy as _

from baken.foundation.audit.actions import register

register("dossier.created", code="C", sentence=_("Dossier geopend."))
register("dossier.opened", code="R", sentence=_("Dossier bekeken."))
register("dossier.listed", code="R", sentence=_("Lijst van dossiers bekeken."))
register("dossier.searched", code="R", sentence=_("Naar een dossier gezocht."))
register("dossier.shared", code="C", sentence=_("Dossier gedeeld met een organisatie."))
register("dossier.unshared", code="D", sentence=_("Delen van het dossier beëindigd."))
register("access.glass_broken", code="E", sentence=_("Noodtoegang gebruikt."))
