"""Forms of the referrer: ask, answer, choose, withdraw, and end a grant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from baken.core.matching import Criterion
from baken.foundation.ui.forms import (
    GuardedForm,
    LineField,
    LongTextField,
    use_plain_words,
)
from baken.foundation.ui.forms.guards import Acting
from baken.referral.models import Heard, WithdrawReason
from baken.referral.services.sending import Sent

REASON: Final = "reason_"


@dataclass(frozen=True)
class ReasonAsked:
    """Why a reason is asked: what does not fit, in words, and who may lift it."""

    criterion: str
    label: str = ""
    help_text: str = ""


class AskForm(GuardedForm):
    """Asks one offer, with a reason for each criterion that does not fit."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        asked: Sequence[ReasonAsked],
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        for one in asked:
            self.fields[f"{REASON}{one.criterion}"] = LongTextField(
                label=one.label, help_text=one.help_text, max_length=1000, rows=4
            )
        use_plain_words(self)

    @classmethod
    def as_typed(cls, data: QueryDict, *, actor: Acting) -> "AskForm":
        """The form as it came back; the service knows what it should have asked."""
        typed = [one for one in Criterion if data.get(f"{REASON}{one}", "").strip()]
        return cls(
            data,
            actor=actor,
            version=data.get("version", ""),
            asked=[ReasonAsked(one.value) for one in typed],
        )

    @property
    def asks_reasons(self) -> bool:
        """Whether something does not fit."""
        return any(name.startswith(REASON) for name in self.fields)

    @property
    def sent(self) -> Sent:
        """The form as the services know it, compared with the version that it showed."""
        shown = self.cleaned_data["version"]
        return Sent(self.key, int(shown) if shown.isdecimal() else 0)

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons by criterion."""
        return {
            name.removeprefix(REASON): words
            for name, words in self.cleaned_data.items()
            if name.startswith(REASON)
        }


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
