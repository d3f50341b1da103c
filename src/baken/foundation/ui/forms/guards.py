"""Forms that know for whom and on which version they were opened, and are sent once."""

import uuid
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.forms.words import use_plain_words


class Acting(Protocol):
    """Whoever acts for an organisation in a role."""

    @property
    def organisation_id(self) -> uuid.UUID | None:
        """The organisation at work."""

    @property
    def role(self) -> str:
        """The role at work."""


def standing_of(actor: Acting) -> str:
    """The (organisation, role) that a form carries with it."""
    return f"{actor.organisation_id}|{actor.role}"


class GuardedForm(forms.Form):
    """A form that is refused when the actor or the row changed since it was opened.

    `version` is whatever marks the state of the row (a number, a moment); leave it out for
    a new row. The service checks it again on the locked row: this check is for the words.
    """

    standing = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    request_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on to Django
        actor: Acting,
        version: object = "",
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        use_plain_words(self)
        self._standing_now = standing_of(actor)
        self._version_now = str(version)
        self.initial.setdefault("standing", self._standing_now)
        self.initial.setdefault("version", self._version_now)
        self.initial.setdefault("request_key", uuid.uuid4())

    def clean(self) -> dict[str, Any]:
        """The answers, unless the ground under them has moved."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if answers.get("standing") != self._standing_now:
            self.refuse_other_standing()
        elif answers.get("version") != self._version_now:
            self.refuse_stale()
        return answers

    @property
    def key(self) -> uuid.UUID:
        """The same for a form that arrives twice: the service keeps it in a unique column."""
        return self.cleaned_data.get("request_key") or uuid.uuid4()

    def refuse_other_standing(self) -> None:
        """Say that somebody meanwhile works for another organisation or in another role."""
        self.add_error(
            None,
            ValidationError(
                _(
                    "U werkt nu voor een andere organisatie of in een andere rol dan toen u"
                    " dit formulier opende. Er is niets verstuurd. Wissel terug in een ander"
                    " tabblad en verstuur dit formulier dan opnieuw. Wat u typte, staat er nog."
                ),
                code="other_standing",
            ),
        )

    def refuse_stale(self) -> None:
        """Say that the row changed; the form now carries the new version, for a second look."""
        self._renew("version", value=self._version_now)
        self.add_error(
            None,
            ValidationError(
                _(
                    "Iemand anders heeft dit intussen gewijzigd. Er is niets opgeslagen."
                    " Wat u typte, staat er nog. Bekijk in een ander tabblad wat er veranderd"
                    " is. Klopt uw tekst dan nog? Verstuur het formulier opnieuw."
                ),
                code="stale",
            ),
        )

    def _renew(self, name: str, *, value: str) -> None:
        renewed = QueryDict(mutable=True)
        renewed.update(self.data)
        renewed[self.add_prefix(name)] = value
        self.data = renewed
