"""The eight questions of a crisis; everything else waits until tomorrow."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import (
    LEGAL_POSITIONS,
    LEVELS,
    TARGET_GROUPS,
    LegalPosition,
    TargetGroup,
)
from baken.core.rules.consent_values import Act, Ground, ParentSafety
from baken.foundation.ui.forms import LongTextField, ThreePartDateField
from baken.referral.errors import Mistake
from baken.referral.forms.need_fields import MunicipalityField, choices_of, one_of
from baken.referral.forms.need_safety import USUAL_KM
from baken.referral.forms.need_step import StepForm
from baken.referral.models import Asked, LivingSituation
from baken.referral.selectors.need import OpenNeed
from baken.referral.services.need_answers import (
    BasisAnswer,
    ConsentAnswer,
    ConsentAnswers,
    CrisisAnswers,
    SafetyAnswers,
    Zone,
)
from baken.referral.services.need_checks import LONGEST_WORDS

NOT_YET: Final = "not_yet"
OTHER: Final = "other"
SHARING: Final = [
    ("young_person", _("De jongere zegt ja")),
    ("parent_1", _("Een ouder met gezag zegt ja, en contact met die ouder is veilig")),
    ("guardian", _("De voogd zegt ja")),
    (OTHER, _("Er is een andere grondslag")),
    (NOT_YET, _("Nog niemand heeft ja gezegd")),
]


class CrisisForm(StepForm):
    """What a provider must know tonight, and nothing else."""

    born_on = ThreePartDateField(label=_("1. Geboortedatum"))
    target_group = one_of(
        choices_of(TARGET_GROUPS), label=_("2. Welke groep past bij de jongere?")
    )
    setting = one_of(choices_of(LEVELS), label=_("3. Welke soort hulp is nodig?"))
    legal_position = one_of(
        choices_of(LEGAL_POSITIONS), label=_("4. Onder welke maatregel valt de hulp?")
    )
    living_situation = one_of(
        list(LivingSituation.choices), label=_("5. Waar woont de jongere?")
    )
    municipality = MunicipalityField(label=_("6. Welke gemeente telt?"))
    zones_asked = one_of(
        list(Asked.choices),
        label=_("7. Is er een gebied waar de jongere gevaar loopt?"),
    )
    zone_1 = MunicipalityField(
        label=_("Welke gemeente is onveilig?"),
        help_text=_("Baken rekent met 30 km eromheen. Meer gebieden noemt u morgen."),
        required=False,
    )
    sharing = one_of(
        SHARING, label=_("8. Mag u gegevens delen met een aanbieder? Wie zegt dat?")
    )
    sharing_reason = LongTextField(
        label=_("Welke andere grondslag, en waarom?"),
        max_length=LONGEST_WORDS,
        rows=3,
        required=False,
    )

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before; before the first time nothing is chosen."""
        need = opened.need
        asked = "" if need.zones_asked == Asked.NOT_ASKED else need.zones_asked
        return {
            "born_on": opened.born_on,
            "target_group": need.target_group,
            "setting": need.setting,
            "legal_position": need.legal_position,
            "living_situation": need.living_situation,
            "municipality": self.name_of(need.responsible_municipality_id),
            "zones_asked": asked,
        }

    def answers(self) -> CrisisAnswers:
        """The answers of a form that is valid."""
        given = self.cleaned_data
        return CrisisAnswers(
            living_situation=LivingSituation(given["living_situation"]),
            gm_code=given["municipality"],
            legal_position=LegalPosition(given["legal_position"]),
            born_on=given["born_on"],
            target_group=TargetGroup(given["target_group"]),
            setting=given["setting"],
            safety=self._safety(),
            consent=self._consent(),
        )

    def _safety(self) -> SafetyAnswers:
        zone = self.cleaned_data["zone_1"]
        return SafetyAnswers(
            zones_asked=Asked(self.cleaned_data["zones_asked"]),
            avoided_asked=Asked(self.opened.need.avoided_asked),
            new_zones=(Zone(zone, USUAL_KM),) if zone else (),
        )

    def _consent(self) -> ConsentAnswers:
        need, said = self.opened.need, self.cleaned_data["sharing"]
        is_said = said not in {OTHER, NOT_YET}
        reason = self.cleaned_data["sharing_reason"]
        basis = BasisAnswer(Act.DISCLOSURE, Ground.OTHER_BASIS, reason)
        return ConsentAnswers(
            noted_on=self.opened.on,
            is_able_to_weigh=need.is_able_to_weigh,
            n_authority_holders=need.n_authority_holders,
            parent_safety=ParentSafety.SAFE,
            consents=(ConsentAnswer(Act.DISCLOSURE, said, is_given=True),)
            if is_said
            else (),
            bases=(basis,) if said == OTHER else (),
        )

    def _field_of(self, mistake: Mistake) -> str | None:
        """The rule of consent knows other names for the eighth question."""
        if mistake.field == f"{Act.DISCLOSURE}_reason":
            return "sharing_reason"
        if mistake.field.startswith(Act.DISCLOSURE):
            return "sharing"
        return super()._field_of(mistake)
