"""The form of emergency access: only with the code of the file and a reason in words."""

from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.forms import GuardedForm, LineField, LongTextField


class BreakGlassForm(GuardedForm):
    """Which file, and why it cannot wait."""

    code = LineField(label=_("Code van het dossier"), max_length=12)
    reason = LongTextField(
        label=_("Wat is er aan de hand, en waarom kan het niet wachten?"),
        help_text=_("Minstens 20 tekens. Schrijf geen namen op."),
        max_length=500,
    )
