"""Forms of the administrator; each is refused when it was opened in another role."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baken.foundation.accounts.models import Role
from baken.foundation.accounts.policies import roles_of
from baken.foundation.door.actor import Actor
from baken.foundation.organisations.models import Organisation

DATE_FORMATS = ["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"]


class StandingForm(forms.Form):
    """Carries the organisation and role in which it was opened."""

    standing = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        actor: Actor,
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        self._now = f"{actor.organisation_id}|{actor.role}"
        self.initial.setdefault("standing", self._now)

    def clean(self) -> dict[str, Any]:
        """The answers, unless somebody changed roles in another tab."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        if answers.get("standing") != self._now:
            raise ValidationError(
                _(
                    "U werkt nu voor een andere organisatie of in een andere rol dan toen u"
                    " dit formulier opende. Er is niets opgeslagen."
                ),
                code="other_standing",
            )
        return answers


def role_choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """These roles with their names, in the order of the list of roles."""
    wanted = set(names)
    return [(role.value, str(role.label)) for role in Role if role.value in wanted]


class RoleForm(StandingForm):
    """A role in the own organisation."""

    role = forms.ChoiceField(label=_("Rol"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        organisation: Organisation,
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        choices = role_choices(roles_of(organisation.kind))
        self.fields["role"] = forms.ChoiceField(label=_("Rol"), choices=choices)

    def refuse_held(self) -> None:
        """The person has this role already."""
        self.add_error("role", _("Deze persoon heeft deze rol al."))

    def refuse_own(self) -> None:
        """An administrator does not give oneself a role."""
        words = _("Uzelf een rol geven kan niet. Vraag het een andere beheerder.")
        self.add_error("role", words)


class AccountForm(RoleForm):
    """A new account; the operator appoints administrators of other organisations."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        error_messages={"required": _("Vul de naam in.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres van het werk"),
        error_messages={
            "required": _("Vul het e-mailadres in."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )
    field_order = ("name", "email", "organisation", "role")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  passed on to Django
        organisations: Iterable[Organisation] = (),
        **options: Any,  # noqa: ANN401  passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.pk), one.name) for one in organisations]
        if choices:
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Organisatie"), choices=choices
            )
            self.order_fields(self.field_order)


class ArrangementForm(StandingForm):
    """Deputising and absence."""

    is_deputy = forms.BooleanField(
        label=_("Is vervanger"),
        help_text=_("Een vervanger krijgt het werk als een ander afwezig is."),
        required=False,
    )
    absent_until = forms.DateField(
        label=_("Afwezig tot"),
        help_text=_("Eerste dag dat deze persoon weer werkt, zoals 31-12-2026."),
        input_formats=DATE_FORMATS,
        required=False,
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Vul een datum in, zoals 31-12-2026.")},
    )


class AbsenceForm(StandingForm):
    """The own absence."""

    absent_until = forms.DateField(
        label=_("Afwezig tot"),
        help_text=_("Eerste dag dat u weer werkt, zoals 31-12-2026. Leeg: u bent er."),
        input_formats=DATE_FORMATS,
        required=False,
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Vul een datum in, zoals 31-12-2026.")},
    )
