"""Forms of logging in and of the own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST_PASSWORD = 200


class LoginForm(forms.Form):
    """E-mail address and password."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul uw wachtwoord in.")},
    )

    def refuse(self) -> None:
        """The same words for an unknown address and a wrong password."""
        self.add_error(
            None,
            ValidationError(
                _(
                    "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw."
                ),
                code="refused",
            ),
        )

    def refuse_for_a_while(self) -> None:
        """Too many tries with this address from this place."""
        self.add_error(None, too_many_tries())


class CodeForm(forms.Form):
    """A code from the telephone, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
        error_messages={"required": _("Vul de code in.")},
    )

    def refuse(self) -> None:
        """The code is wrong, or was used before."""
        self.add_error(
            "code",
            ValidationError(
                _(
                    "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code."
                ),
                code="refused",
            ),
        )

    def refuse_for_a_while(self) -> None:
        """Too many wrong codes."""
        self.add_error(None, too_many_tries())


def too_many_tries() -> ValidationError:
    """What to do after too many tries."""
    return ValidationError(
        _("Er is te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw."),
        code="too_many",
    )


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("Nieuw wachtwoord"),
        help_text=_("Minstens 12 tekens. Een zin van een paar woorden is goed."),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Vul een nieuw wachtwoord in.")},
    )
    repeated = forms.CharField(
        label=_("Nieuw wachtwoord, nog een keer"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Vul het wachtwoord nog een keer in.")},
    )

    def clean_password(self) -> str:
        """Refuses what is short or often used."""
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuses two different passwords."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        both = answers.get("password"), answers.get("repeated")
        if all(both) and both[0] != both[1]:
            self.add_error("repeated", _("Deze twee wachtwoorden zijn niet gelijk."))
        return answers


class InvitationForm(NewPasswordForm):
    """The code that came by another way, and a new password."""

    code = forms.CharField(
        label=_("Code van uw beheerder"),
        help_text=_("Acht letters en cijfers, die u apart van de link kreeg."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul de code in.")},
    )
    field_order = ("code", "password", "repeated")

    def refuse(self) -> None:
        """The code does not belong to the link."""
        self.add_error("code", _("Deze code hoort niet bij deze link."))
