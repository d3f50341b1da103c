"""Where it is dangerous, and whom the young person must not meet."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.foundation.people.models import Avoided, AvoidedKind
from baken.foundation.ui.forms import LineField, ThreePartDateField
from baken.referral.errors import Mistake
from baken.referral.forms.need_fields import MunicipalityField, one_of
from baken.referral.forms.need_step import StepForm
from baken.referral.models import Asked, DangerZone
from baken.referral.selectors.need import OpenNeed, open_avoided, open_zones
from baken.referral.services.need_answers import Avoid, SafetyAnswers, Zone

NEW_LINES: Final = (1, 2, 3)
USUAL_KM: Final = 30


def _ended_field(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, required=False, label=label
    )


class SafetyForm(StepForm):
    """Asked and known, asked and not known, or not asked; then line by line."""

    zones_asked = one_of(
        list(Asked.choices),
        label=_("Is er een gebied waar de jongere gevaar loopt?"),
        help_text=_("Bijvoorbeeld waar mensen wonen die de jongere zoeken."),
    )
    avoided_asked = one_of(
        list(Asked.choices),
        label=_("Zijn er mensen of groepen die de jongere niet mag tegenkomen?"),
        help_text=_(
            "Namen worden versleuteld. Alleen veiligheidsfunctionarissen lezen ze, en pas na"
            " een aanvraag. U ziet ze hier ook niet terug."
        ),
    )

    def add_fields(self) -> None:
        """Lines that stand already, and three empty ones of each kind."""
        order = ["zones_asked", *self._add_zones(), "avoided_asked"]
        self.order_fields([*order, *self._add_avoided()])

    def _add_zones(self) -> list[str]:
        names = []
        if rows := open_zones(self.opened.need.dossier_id):
            ended = _ended_field(gettext("Welk gebied is niet meer onveilig?"))
            ended.choices = [(str(row.pk), _zone_label(row)) for row in rows]
            self.fields["ended_zones"] = ended
            names.append("ended_zones")
        for n in NEW_LINES:
            label = gettext("Onveilig gebied %(n)d: gemeente") % {"n": n}
            self.fields[f"zone_{n}"] = MunicipalityField(label=label, required=False)
            label = gettext("Onveilig gebied %(n)d: zoveel kilometer eromheen") % {
                "n": n
            }
            self.fields[f"radius_{n}"] = _radius(label)
            names += [f"zone_{n}", f"radius_{n}"]
        return names

    def _add_avoided(self) -> list[str]:
        names = []
        if rows := open_avoided(self.opened.need.dossier_id):
            ended = _ended_field(gettext("Wie hoeft de jongere niet meer te mijden?"))
            ended.choices = [
                (str(row.pk), _avoided_label(row, n)) for n, row in enumerate(rows, 1)
            ]
            self.fields["ended_avoided"] = ended
            names.append("ended_avoided")
        for n in NEW_LINES:
            names += self._add_avoided_line(n)
        return names

    def _add_avoided_line(self, n: int) -> list[str]:
        kind = forms.ChoiceField(
            choices=AvoidedKind.choices,
            required=False,
            label=gettext("Te mijden %(n)d: persoon of groep") % {"n": n},
        )
        label = gettext("Te mijden %(n)d: naam") % {"n": n}
        self.fields[f"avoided_kind_{n}"] = kind
        self.fields[f"avoided_{n}"] = LineField(
            label=label, max_length=200, required=False
        )
        self.fields[f"avoided_born_{n}"] = ThreePartDateField(
            label=gettext("Te mijden %(n)d: geboortedatum, als u die weet") % {"n": n},
            required=False,
        )
        return [f"avoided_kind_{n}", f"avoided_{n}", f"avoided_born_{n}"]

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before; before the first time nothing is chosen."""
        need = opened.need
        asked = {"zones_asked": need.zones_asked, "avoided_asked": need.avoided_asked}
        return {
            name: value for name, value in asked.items() if value != Asked.NOT_ASKED
        }

    def clean(self) -> dict[str, Any]:
        """A distance or a birth date belongs to a line that names something."""
        given = super().clean()
        for n in NEW_LINES:
            if (
                given.get(f"radius_{n}")
                and f"zone_{n}" in given
                and not given[f"zone_{n}"]
            ):
                self.add_error(f"zone_{n}", _("Vul ook de gemeente in."))
            is_named = bool(given.get(f"avoided_{n}"))
            if given.get(f"avoided_born_{n}") and not is_named:
                self.add_error(f"avoided_{n}", _("Vul ook de naam in."))
        return given

    def answers(self) -> SafetyAnswers:
        """The answers of a form that is valid."""
        given = self.cleaned_data
        return SafetyAnswers(
            zones_asked=Asked(given["zones_asked"]),
            avoided_asked=Asked(given["avoided_asked"]),
            new_zones=tuple(
                Zone(given[f"zone_{n}"], given[f"radius_{n}"] or USUAL_KM)
                for n in NEW_LINES
                if given[f"zone_{n}"]
            ),
            ended_zones=_keys(given.get("ended_zones")),
            new_avoided=tuple(
                Avoid(
                    kind=given[f"avoided_kind_{n}"] or AvoidedKind.PERSON.value,
                    name=given[f"avoided_{n}"],
                    born_on=given[f"avoided_born_{n}"],
                )
                for n in NEW_LINES
                if given[f"avoided_{n}"]
            ),
            ended_avoided=_keys(given.get("ended_avoided")),
        )

    def _field_of(self, mistake: Mistake) -> str | None:
        """The service counts the lines that were filled in, the form all of them."""
        name, _underscore, number = mistake.field.rpartition("_")
        if number.isdecimal():
            key = "zone" if name in {"zone", "radius"} else "avoided"
            filled = [n for n in NEW_LINES if self.cleaned_data.get(f"{key}_{n}")]
            return f"{name}_{filled[int(number) - 1]}"
        return super()._field_of(mistake)


def _keys(chosen: list[str] | None) -> tuple[UUID, ...]:
    return tuple(UUID(key) for key in chosen or ())


def _radius(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        help_text=gettext("Laat u dit leeg? Dan rekent Baken met %(km)d km.")
        % {"km": USUAL_KM},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Vul een heel getal in, zoals 30.")},
    )


def _zone_label(row: DangerZone) -> str:
    return gettext("%(municipality)s en %(km)d km eromheen") % {
        "municipality": row.municipality.name,
        "km": row.radius_km,
    }


def _avoided_label(row: Avoided, n: int) -> str:
    """Never the name: it is read by safety officers only."""
    return gettext("%(kind)s %(n)d, genoteerd op %(on)s") % {
        "kind": AvoidedKind(row.kind).label,
        "n": n,
        "on": date_format(row.noted_at),
    }
