"""Forms of the referrer: ask, answer, choose, withdraw, and end a grant."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.forms import GuardedForm, LineField, LongTextField
from baken.referral.models import Heard, WithdrawReason


class AskForm(GuardedForm):
    """Asks one offer; a published measure at the location asks for a reason."""

    reason = LongTextField(
        label=_("Waarom vraagt u hier toch een plek?"),
        help_text=_("De inspectie heeft over deze locatie iets bekendgemaakt."),
        max_length=1000,
        rows=4,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        needs_reason: bool,
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        if not needs_reason:
            del self.fields["reason"]


class AnswerForm(GuardedForm):
    """The answer to a question of a provider."""

    answer = LongTextField(
        label=_("Uw antwoord"),
        help_text=_("Schrijf geen namen, adressen of school op."),
        max_length=2000,
    )


class ChooseForm(GuardedForm):
    """One of the offered places, chosen together; the name goes to that provider only."""

    heard = forms.ChoiceField(
        label=_("Koos de jongere mee?"),
        widget=forms.RadioSelect,
        choices=Heard.choices,
    )
    name = LineField(
        label=_("Naam van de jongere"),
        help_text=_("Alleen de aanbieder van deze plek ziet de naam."),
        max_length=120,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        needs_name: bool,
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        if not needs_name:
            del self.fields["name"]


class WithdrawForm(GuardedForm):
    """Why a request or a need is withdrawn."""

    reason = forms.ChoiceField(
        label=_("Waarom trekt u dit in?"),
        widget=forms.RadioSelect,
        choices=WithdrawReason.choices,
    )


class ConfirmForm(GuardedForm):
    """A button: nothing to fill in."""
