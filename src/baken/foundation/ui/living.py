"""Made-up contents for the living page: every component and every state once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.foundation.ui.forms import GuardedForm, LineField, LongTextField
from baken.foundation.ui.forms import ThreePartDateField as DateField
from baken.foundation.ui.steps import Step, up_to


@dataclass(frozen=True)
class Moment:
    """A line of the example timeline."""

    at: datetime
    heading: str | Promise
    text: str | Promise = ""


@dataclass(frozen=True)
class Offer:
    """A row of the example table."""

    name: str
    region: str
    verdict: str
    distance_km: int


@dataclass(frozen=True)
class Nobody:
    """Who "acts" on the living page, so that its form can be guarded."""

    organisation_id: None = None
    role: str = ""


class ExampleForm(GuardedForm):
    """One field of every kind."""

    reference = LineField(
        label=_("Uw kenmerk"),
        max_length=20,
        help_text=_("Het nummer in uw eigen systeem. Geen naam."),
    )
    places = forms.IntegerField(
        label=_("Aantal plekken"),
        min_value=0,
        max_value=99,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    start_on = DateField(
        label=_("Vanaf wanneer"),
        help_text=_("Bijvoorbeeld 1 3 2027."),
        earliest=date(2026, 1, 1),
        latest=date(2030, 12, 31),
    )
    urgency = forms.ChoiceField(
        label=_("Hoe snel is een plek nodig?"),
        widget=forms.RadioSelect,
        choices=[
            ("crisis", _("Vandaag nog")),
            ("soon", _("Binnen twee weken")),
            ("planned", _("Later")),
        ],
    )
    needs = forms.MultipleChoiceField(
        label=_("Wat is er nodig?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("trauma", _("traumabehandeling")),
            ("school", _("onderwijs op de groep")),
        ],
    )
    region = forms.ChoiceField(
        label=_("Regio"),
        choices=[("", _("Kies een regio")), ("a", "Demoregio Oost")],
    )
    explanation = LongTextField(
        label=_("Toelichting"),
        required=False,
        max_length=300,
        help_text=_("Schrijf geen namen, adressen of school op."),
    )
    agreed = forms.BooleanField(label=_("Ik heb dit met de jongere besproken"))


class FilterForm(forms.Form):
    """The two fields of the example filter."""

    name = forms.CharField(label=_("Naam"), required=False)
    free = forms.BooleanField(label=_("Alleen waar plaats is"), required=False)


@dataclass(frozen=True)
class LivingPage:
    """Everything that the living page shows."""

    form: ExampleForm
    filter: FilterForm
    steps: Sequence[Step]
    offers: Sequence[Offer]
    moments: Sequence[Moment]
    rows: Sequence[tuple[str | Promise, object]]
    page: Page[int]


def build(answers: Mapping[str, Any] | None) -> LivingPage:
    """The examples; `answers` makes the form show its mistakes."""
    return LivingPage(
        form=ExampleForm(answers, actor=Nobody(), version=1),
        filter=FilterForm(auto_id="filter_%s"),
        steps=up_to(
            [(_("Wie en waar"), "#wie"), (_("Wat er nodig is"), ""), (_("Veilig"), "")],
            current=1,
        ),
        offers=OFFERS,
        moments=MOMENTS,
        rows=ROWS,
        page=Paginator(list(range(200)), 10).page(7),
    )


OFFERS = (
    Offer("Demohuis De Wilg", "Demoregio Oost", "pass", 34),
    Offer("Demohuis Zeezicht", "Demoregio Noordwest-Nederland", "unknown", 112),
    Offer("Demohuis Anker", "Demoregio Zuid", "fail", 87),
)
MOMENTS = (
    Moment(
        datetime(2026, 11, 2, 9, 15, tzinfo=UTC),
        _("Vraag gesteld aan drie aanbieders"),
        _("Door de verwijzer van Demogemeente."),
    ),
    Moment(datetime(2026, 11, 2, 14, 40, tzinfo=UTC), _("In gesprek")),
    Moment(
        datetime(2026, 11, 3, 11, 5, tzinfo=UTC),
        _("Plek aangeboden"),
        _("De plek blijft vrij tot 5 november, 17.00 uur."),
    ),
)
ROWS = (
    (_("Code"), "V-7K3M"),
    (_("Verantwoordelijke gemeente"), "Demogemeente"),
    (_("Startdatum"), date(2027, 3, 1)),
    (_("Toelichting"), ""),
)
