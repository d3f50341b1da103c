"""What narrows the list of offers down; nothing here is about the young person."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

ANY = ""


@dataclass(frozen=True)
class Wanted:
    """Which offers to show; `within_km` None means everywhere."""

    within_km: int | None = None
    only_askable: bool = False


class OfferFilterForm(forms.Form):
    """How far, and whether something may still be unknown."""

    afstand = forms.ChoiceField(
        label=_("Hoe ver weg mag het zijn?"),
        choices=[
            (ANY, _("Het hele land")),
            ("50", _("Tot 50 km")),
            ("100", _("Tot 100 km")),
            ("150", _("Tot 150 km")),
        ],
        required=False,
    )
    direct = forms.BooleanField(label=_("Alleen wat ik nu kan vragen"), required=False)

    def wanted(self) -> Wanted:
        """The filter; what cannot be read is left out."""
        if not self.is_valid():
            return Wanted()
        within = self.cleaned_data["afstand"]
        return Wanted(
            within_km=int(within) if within else None,
            only_askable=self.cleaned_data["direct"],
        )
