"""How a safety officer keeps an address, its level, and who may see it."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.forms import GuardedForm, LineField
from baken.landscape.adapters import AddressWords
from baken.landscape.models import SafetyLevel
from baken.landscape.services.safety_level import LevelWish

POSTCODE = re.compile(r"(\d{4})\s*([A-Za-z]{2})")
# No browser keeps what is typed here for the next one who sits down.
UNKEPT = {"autocomplete": "off", "spellcheck": "false"}

TOO_LATE = _(
    "U heeft te lang geleden bevestigd wie u bent. Er is niets opgeslagen. Wat u typte,"
    " staat er nog. Bevestig in een ander tabblad wie u bent, en verstuur dit formulier"
    " dan opnieuw."
)


def _line(label: Any, *, most: int) -> LineField:  # noqa: ANN401  a text that waits for its language
    return LineField(label=label, max_length=most, widget=forms.TextInput(attrs=UNKEPT))


class ConfirmedForm(GuardedForm):
    """A form that is also refused when the last confirmation was too long ago."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on to Django
        is_confirmed: bool,
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        self.is_confirmed = is_confirmed

    def clean(self) -> dict[str, Any]:
        """The service judges the version: it knows what the same form sent twice is."""
        answers: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        if not self.is_confirmed:
            self.refuse(TOO_LATE)
        elif answers.get("standing") != self._standing_now:
            self.refuse_other_standing()
        return answers

    def refuse(self, message: Any) -> None:  # noqa: ANN401  a text that waits for its language
        """Say on top of the form why nothing was saved."""
        self.add_error(None, forms.ValidationError(message, code="refused"))


class AddressForm(ConfirmedForm):
    """The words of an address; an address that is known is never filled in here."""

    street = _line(_("Straat"), most=80)
    house_number = _line(_("Huisnummer"), most=10)
    postcode = _line(_("Postcode"), most=8)
    town = _line(_("Plaats"), most=60)

    def clean_postcode(self) -> str:
        """Four figures and two letters, written in one way."""
        found = POSTCODE.fullmatch(self.cleaned_data["postcode"])
        if found is None:
            raise forms.ValidationError(
                _("Vul vier cijfers en twee letters in."), code="postcode"
            )
        return f"{found[1]} {found[2].upper()}"

    @property
    def words(self) -> AddressWords:
        """The address."""
        read = self.cleaned_data
        return AddressWords(
            street=read["street"],
            house_number=read["house_number"],
            postcode=read["postcode"],
            town=read["town"],
        )


class LevelForm(ConfirmedForm):
    """The safety level, and the municipality that comes with a known address."""

    safety_level = forms.TypedChoiceField(
        label=_("Wie mag het adres kennen?"),
        choices=SafetyLevel.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    municipality = forms.ChoiceField(
        label=_("Gemeente"),
        help_text=_("Alleen nodig als het adres bekend mag zijn."),
        required=False,
    )
    is_sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on to Django
        municipalities: Sequence[tuple[str, str]],
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        field = self.fields["municipality"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("kies een gemeente")), *municipalities]

    def clean(self) -> dict[str, Any]:
        """A known address names its municipality."""
        read = super().clean()
        is_known = read.get("safety_level") == SafetyLevel.KNOWN
        if is_known and "municipality" in read and not read["municipality"]:
            self.add_error(
                "municipality",
                forms.ValidationError(
                    _("Kies in welke gemeente de locatie ligt."), code="required"
                ),
            )
        return read

    @property
    def is_decided(self) -> bool:
        """Whether the consequences were read and accepted."""
        return bool(self.cleaned_data["is_sure"])

    @property
    def wish(self) -> LevelWish:
        """What should hold; a shielded location names no municipality."""
        level = SafetyLevel(self.cleaned_data["safety_level"])
        named = self.cleaned_data["municipality"] or None
        return LevelWish(level, named if level is SafetyLevel.KNOWN else None)


class SureForm(GuardedForm):
    """Carries a choice over the page that tells its consequences."""

    safety_level = forms.CharField(widget=forms.HiddenInput)
    municipality = forms.CharField(widget=forms.HiddenInput, required=False)
    is_sure = forms.CharField(widget=forms.HiddenInput, initial="on")


class ViewerForm(ConfirmedForm):
    """Names somebody by the e-mail address with which they log in."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_(
            "Het hele adres waarmee deze persoon inlogt. U noemt één persoon tegelijk."
        ),
        max_length=254,
        widget=forms.TextInput(attrs={"inputmode": "email", **UNKEPT}),
        error_messages={
            "invalid": _("Vul een heel e-mailadres in, met een @ en een punt.")
        },
    )


class EndForm(ConfirmedForm):
    """One button: this person may no longer see the address."""
