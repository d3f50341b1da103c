"""What visitors filter by, and the one form with which a provider keeps its room."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.forms import (
    GuardedForm,
    LongTextField,
    ThreePartDateField,
    use_plain_words,
)
from baken.landscape.forms.phones import PhoneField
from baken.landscape.models import Place, Setting, TargetGroup
from baken.landscape.selectors.lists import OfferFilter
from baken.landscape.selectors.pages import OwnRoom
from baken.landscape.services.admission_stop import StopReach, StopWish
from baken.landscape.services.state_room import Statement

ANY = ("", _("maakt niet uit"))


class FilterForm(forms.Form):
    """What somebody looks for; everything may stay open."""

    setting = forms.ChoiceField(label=_("Soort hulp"), required=False)
    age = forms.IntegerField(
        label=_("Leeftijd"),
        required=False,
        min_value=0,
        max_value=22,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Vul de leeftijd in met cijfers, zoals 15."),
            "min_value": _("Vul een leeftijd in van 0 tot en met 22."),
            "max_value": _("Vul een leeftijd in van 0 tot en met 22."),
        },
    )
    target_group = forms.ChoiceField(label=_("Voor wie"), required=False)
    region = forms.ChoiceField(label=_("Jeugdregio"), required=False)
    mild_disability = forms.BooleanField(
        label=_("Past bij een licht verstandelijke beperking"), required=False
    )
    parent_and_child = forms.BooleanField(
        label=_("Kan tijdens zwangerschap of met een eigen kind"), required=False
    )
    crisis = forms.BooleanField(label=_("Crisisplek"), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on to Django
        regions: Sequence[tuple[str, str]],
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        self._offer("setting", choices=Setting.choices)
        self._offer("target_group", choices=TargetGroup.choices)
        self._offer("region", choices=regions)
        use_plain_words(self)

    def _offer(self, name: str, *, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ANY, *choices]

    @property
    def wanted(self) -> OfferFilter:
        """The filter; what could not be read stays open."""
        read = self.cleaned_data if self.is_bound else {}
        return OfferFilter(**{name: read[name] for name in self.fields if name in read})


class RoomForm(GuardedForm):
    """Free date, waiting time, places and stop of one offer, on one page."""

    free_on = ThreePartDateField(
        label=_("Eerste dag waarop een plek vrij is"),
        help_text=_("Laat leeg als u dat nu niet weet."),
        required=False,
    )
    waiting_weeks = forms.IntegerField(
        label=_("Wachttijd in weken"),
        required=False,
        min_value=0,
        max_value=200,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Vul het aantal weken in met cijfers, zoals 4.")},
    )
    n_waiting = forms.IntegerField(
        label=_("Aantal wachtenden"),
        required=False,
        min_value=0,
        max_value=500,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Vul het aantal in met cijfers, zoals 2.")},
    )
    night_phone = PhoneField(
        label=_("Nachtnummer bij crisis"),
        help_text=_(
            "Bij een crisis belt men dit nummer. Alleen wie verwijst, ziet het."
        ),
        required=False,
        error_messages={
            "required": _("Vul het nachtnummer in: bij een crisis wordt eerst gebeld.")
        },
    )
    n_new_places = forms.IntegerField(
        label=_("Nieuwe plekken erbij"),
        required=False,
        min_value=0,
        max_value=50,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Vul het aantal in met cijfers, zoals 1.")},
    )
    ended_places = forms.MultipleChoiceField(
        label=_("Plekken die vanaf vandaag vervallen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reach = forms.ChoiceField(
        label=_("Opnamestop"),
        choices=[
            (StopReach.NONE, _("geen opnamestop")),
            (StopReach.OFFER, _("opnamestop voor dit aanbod")),
            (StopReach.LOCATION, _("opnamestop voor de hele locatie")),
        ],
        widget=forms.RadioSelect,
    )
    stop_until = ThreePartDateField(
        label=_("Eerste dag waarop u weer jongeren opneemt"),
        help_text=_("Laat leeg als u dat nog niet weet."),
        required=False,
    )
    stop_reason = LongTextField(
        label=_("Reden van de opnamestop"),
        help_text=_("Alleen uw eigen organisatie ziet deze reden. Noem geen personen."),
        max_length=400,
        rows=3,
        required=False,
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - passed on to Django
        places: Sequence[Place],
        takes_crisis: bool,
        on: date,
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(*args, **options)
        self._on = on
        self.fields["night_phone"].required = takes_crisis
        ended = self.fields["ended_places"]
        if isinstance(ended, forms.MultipleChoiceField):
            ended.choices = [(str(place.pk), place.code) for place in places]
        if not places:
            del self.fields["ended_places"]

    def clean_stop_until(self) -> date | None:
        """A stop that ends today or earlier is no stop."""
        until: date | None = self.cleaned_data["stop_until"]
        if until is not None and until <= self._on:
            raise forms.ValidationError(
                _("Kies een dag na vandaag, of kies “geen opnamestop”."), code="past"
            )
        return until

    def clean_free_on(self) -> date | None:
        """A date that lies far away is a typing error."""
        free_on: date | None = self.cleaned_data["free_on"]
        if free_on is not None and abs((free_on - self._on).days) > 1000:
            raise forms.ValidationError(
                _("Deze dag ligt te ver weg. Controleer het jaar."), code="far"
            )
        return free_on

    def refuse_ended_place(self, code: str) -> None:
        """Say which place cannot end, because somebody has it."""
        self.add_error(
            "ended_places",
            _(
                "Plek %(code)s kan nu niet vervallen: hij wordt vastgehouden of er woont"
                " iemand. Er is niets opgeslagen. Haal het vinkje weg. Moet de plek toch"
                " dicht? Zoek dan eerst samen met de verwijzer een andere plek."
            )
            % {"code": code},
        )

    @property
    def statement(self) -> Statement:
        """What the provider says."""
        read = self.cleaned_data
        return Statement(
            free_on=read["free_on"],
            waiting_weeks=read["waiting_weeks"],
            n_waiting=read["n_waiting"],
            night_phone=read["night_phone"],
            n_new_places=read["n_new_places"] or 0,
            ended_places=frozenset(map(UUID, read.get("ended_places", ()))),
            stop=StopWish(
                reach=StopReach(read["reach"]),
                until=read["stop_until"],
                reason=read["stop_reason"],
            ),
        )


def room_as_typed(room: OwnRoom) -> dict[str, Any]:
    """The present state as the form shows it."""
    stated, stop = room.availability, room.stop
    reach = StopReach.NONE
    if stop is not None:
        reach = StopReach.LOCATION if stop.offer_id is None else StopReach.OFFER
    return {
        "free_on": stated.free_on if stated else None,
        "waiting_weeks": stated.waiting_weeks if stated else None,
        "n_waiting": stated.n_waiting if stated else None,
        "night_phone": stated.night_phone if stated else "",
        "reach": reach,
        "stop_until": stop.valid_until if stop else None,
        "stop_reason": room.stop_reason,
    }


class ConfirmForm(GuardedForm):
    """One button: everything that stands here still holds."""
