"""Urgency, referrer and young person."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import (
    AUTHORISATION_STATES,
    LEGAL_POSITIONS,
    REFERRER_TYPES,
    TARGET_GROUPS,
    AuthorisationState,
    LegalPosition,
    TargetGroup,
    Urgency,
)
from baken.foundation.ui.forms import GuardedForm, LongTextField, ThreePartDateField
from baken.referral.adapters.residence import COLUMN
from baken.referral.forms.need_fields import (
    MunicipalityField,
    ThreeAnswersField,
    as_answer,
    choices_of,
    one_of,
)
from baken.referral.forms.need_step import StepForm
from baken.referral.models import LivingSituation
from baken.referral.selectors.need import OpenNeed
from baken.referral.services.need_answers import ReferrerAnswers, YoungPersonAnswers
from baken.referral.services.need_checks import LONGEST_WORDS

URGENCY_CHOICES = [
    (Urgency.CRISIS.value, _("Crisis: er moet vandaag een veilige plek zijn")),
    (Urgency.URGENT.value, _("Spoed: er moet binnen 7 dagen hulp zijn")),
    (Urgency.REGULAR.value, _("Regulier: er moet binnen 6 weken hulp zijn")),
]


class UrgencyForm(GuardedForm):
    """The first question: how soon."""

    urgency = one_of(URGENCY_CHOICES, label=_("Hoe snel is hulp nodig?"))


class ReferrerForm(StepForm):
    """Who refers, for which municipality, under which measure."""

    referrer_type = one_of(
        choices_of(REFERRER_TYPES), label=_("In welke hoedanigheid verwijst u?")
    )
    living_situation = one_of(
        list(LivingSituation.choices),
        label=_("Waar woont de jongere?"),
        help_text=_(
            "Hiermee bepaalt Baken welke gemeente verantwoordelijk is (woonplaatsbeginsel)."
        ),
    )
    municipality = MunicipalityField(
        label=_("Welke gemeente telt?"),
        help_text=_("De gemeente die bij uw antwoord hierboven staat."),
    )
    override_municipality = MunicipalityField(
        label=_("Is toch een andere gemeente verantwoordelijk? Welke?"), required=False
    )
    override_reason = LongTextField(
        label=_("Waarom die andere gemeente?"),
        max_length=LONGEST_WORDS,
        rows=3,
        required=False,
    )
    legal_position = one_of(
        choices_of(LEGAL_POSITIONS), label=_("Onder welke maatregel valt de hulp?")
    )
    authorisation = one_of(
        choices_of(AUTHORISATION_STATES),
        label=_("Is er een machtiging voor gesloten hulp?"),
        help_text=_("Zonder machtiging van de rechter gaat geen deur op slot."),
        initial=AuthorisationState.NONE.value,
    )
    authorisation_from = ThreePartDateField(
        label=_("Eerste dag van de machtiging"), required=False
    )
    authorisation_last_on = ThreePartDateField(
        label=_("Laatste dag van de machtiging"), required=False
    )

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before, by field."""
        need = opened.need
        until = need.authorisation_until
        reason = opened.cipher.decrypt(need.responsible_reason_token)
        other = need.responsible_municipality_id if reason else None
        return {
            "referrer_type": need.referrer_type,
            "living_situation": need.living_situation,
            "municipality": self.name_of(_counting(opened)),
            "override_municipality": self.name_of(other),
            "override_reason": reason,
            "legal_position": need.legal_position,
            "authorisation": need.authorisation or AuthorisationState.NONE.value,
            "authorisation_from": need.authorisation_from,
            "authorisation_last_on": until - timedelta(days=1) if until else None,
        }

    def answers(self) -> ReferrerAnswers:
        """The answers of a form that is valid."""
        given = self.cleaned_data
        return ReferrerAnswers(
            referrer_type=given["referrer_type"],
            living_situation=LivingSituation(given["living_situation"]),
            gm_code=given["municipality"],
            legal_position=LegalPosition(given["legal_position"]),
            authorisation=AuthorisationState(given["authorisation"]),
            authorisation_from=given["authorisation_from"],
            authorisation_last_on=given["authorisation_last_on"],
            override_gm_code=given["override_municipality"],
            override_reason=given["override_reason"],
        )


def _counting(opened: OpenNeed) -> str | None:
    """The municipality that the answer about living asks for."""
    situation = opened.need.living_situation
    if situation not in LivingSituation.values:
        return None
    code: str | None = getattr(opened.need, COLUMN[LivingSituation(situation)])
    return code


class YoungPersonForm(StepForm):
    """Who it is about: no name, and nothing that a first request does not need."""

    born_on = ThreePartDateField(
        label=_("Geboortedatum"),
        help_text=_(
            "Bijvoorbeeld 4 5 2010. Een aanbieder ziet alleen de leeftijdsgroep."
        ),
    )
    target_group = one_of(
        choices_of(TARGET_GROUPS),
        label=_("Welke groep past bij de jongere?"),
        help_text=_("De jongere zegt zelf welke groep past."),
    )
    mild_intellectual_disability = ThreeAnswersField(
        label=_("Heeft de jongere een licht verstandelijke beperking?")
    )
    is_pregnant = ThreeAnswersField(label=_("Is de jongere zwanger?"))
    has_own_child = ThreeAnswersField(label=_("Komt er een eigen kind mee?"))

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before; before the first time nothing is chosen."""
        need = opened.need
        is_new = opened.born_on is None
        asked = ("mild_intellectual_disability", "is_pregnant", "has_own_child")
        known = {
            name: "" if is_new else as_answer(getattr(need, name)) for name in asked
        }
        return {"born_on": opened.born_on, "target_group": need.target_group} | known

    def answers(self) -> YoungPersonAnswers:
        """The answers of a form that is valid."""
        given = self.cleaned_data
        return YoungPersonAnswers(
            born_on=given["born_on"],
            target_group=TargetGroup(given["target_group"]),
            mild_intellectual_disability=given["mild_intellectual_disability"],
            is_pregnant=given["is_pregnant"],
            has_own_child=given["has_own_child"],
        )


class ReadyForm(GuardedForm):
    """Nothing to fill in: only whether this is still what was looked at."""


class WithdrawConsentForm(GuardedForm):
    """Which recorded answer no longer holds."""

    consent = forms.UUIDField(widget=forms.HiddenInput)


class ConfirmWithdrawnForm(WithdrawConsentForm):
    """The same, after reading that open requests end with it."""

    is_confirmed = forms.BooleanField(
        required=False, initial=True, widget=forms.HiddenInput
    )


class ShareForm(GuardedForm):
    """Which care coordination may follow the file."""

    organisation = forms.ChoiceField(label=_("Welke zorgcoördinatie?"))
