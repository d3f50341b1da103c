"""Forms of the provider: question, no, a place, arrival, and what the safety officer says."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import DECLINE_REASONS
from baken.foundation.ui.forms import (
    GuardedForm,
    LineField,
    LongTextField,
    ThreePartDateField,
)
from baken.referral.models import NoArrivalReason
from baken.referral.selectors.words import label

SAFETY_CHOICES = (
    ("pass", _("Ja, dat kan")),
    ("fail", _("Nee, dat kan niet")),
    ("unknown", _("Ik weet het nog niet")),
)


class QuestionForm(GuardedForm):
    """What the provider wants to know first."""

    question = LongTextField(
        label=_("Uw vraag"),
        help_text=_("Schrijf geen namen of adressen op."),
        max_length=1000,
    )


def _decline_choices() -> list[tuple[str, str]]:
    return [
        (entry.code, label(DECLINE_REASONS, code=entry.code))
        for entry in DECLINE_REASONS
    ]


class DeclineForm(GuardedForm):
    """Why this does not fit here now; safety has no answer of its own (safety rule 6)."""

    code = forms.ChoiceField(
        label=_("Waarom past het hier nu niet?"),
        widget=forms.RadioSelect,
        choices=_decline_choices,
    )


class OfferPlaceForm(GuardedForm):
    """Which place, from when, and until when if that is known."""

    place = forms.ChoiceField(label=_("Welke plek?"), widget=forms.RadioSelect)
    start_on = ThreePartDateField(label=_("Vanaf welke dag?"))
    end_on = ThreePartDateField(
        label=_("Tot welke dag, als u dat weet?"),
        help_text=_("De eerste dag waarop de plek weer vrij is."),
        required=False,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        places: Sequence[tuple[str, str]],
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        self.fields["place"].choices = places  # type: ignore[attr-defined]  # a ChoiceField


class ArriveForm(GuardedForm):
    """The day on which she came."""

    arrived_on = ThreePartDateField(label=_("Op welke dag kwam de jongere aan?"))


class NoArrivalForm(GuardedForm):
    """Why she did not come, in a code."""

    reason = forms.ChoiceField(
        label=_("Wat is er gebeurd?"),
        widget=forms.RadioSelect,
        choices=NoArrivalReason.choices,
    )


class SafetyForm(GuardedForm):
    """Two questions; by telephone two people answer."""

    co_placement = forms.ChoiceField(
        label=_("Kan de jongere veilig samenwonen met wie er nu is?"),
        help_text=_("Vergelijk met de bewoners van nu en met wie er komt."),
        widget=forms.RadioSelect,
        choices=SAFETY_CHOICES,
    )
    danger_zone = forms.ChoiceField(
        label=_("Ligt de plek ver genoeg van de onveilige gebieden?"),
        widget=forms.RadioSelect,
        choices=SAFETY_CHOICES,
    )
    by_phone = forms.BooleanField(
        label=_("Dit antwoord kwam per telefoon, van twee mensen"), required=False
    )
    second_person_role = LineField(
        label=_("Functie van de tweede persoon"),
        help_text=_("Bijvoorbeeld gedragswetenschapper. Geen naam."),
        max_length=60,
        required=False,
    )
