"""The questions about consent, made from what the rule asks at this age."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import LegalPosition
from baken.core.rules.consent_values import (
    Act,
    ConsentNeed,
    Finding,
    Ground,
    ParentSafety,
)
from baken.foundation.ui.forms import LongTextField, ThreePartDateField
from baken.referral.adapters.consents import GIVEN, PROFESSIONAL, REFUSED, situation_of
from baken.referral.errors import (
    ENDS_REQUESTS,
    AnswersRefusedError,
    RequestsEndError,
)
from baken.referral.forms.need_fields import NO, YES, one_of
from baken.referral.forms.need_step import StepForm
from baken.referral.models import Need
from baken.referral.selectors.need import OpenNeed
from baken.referral.services.need_answers import (
    BasisAnswer,
    ConsentAnswer,
    ConsentAnswers,
)
from baken.referral.services.need_checks import LONGEST_WORDS

ACTS: Final[dict[Act, str | Promise]] = {
    Act.HELP: _("De hulp zelf"),
    Act.DISCLOSURE: _("Gegevens delen met een aanbieder"),
    Act.CARE_COORDINATION: _("Een zorgcoördinator kijkt mee"),
}
ACT_QUESTIONS: Final[dict[Act, str | Promise]] = {
    Act.HELP: _("Toestemming voor de hulp: wat zegt %(who)s?"),
    Act.DISCLOSURE: _("Gegevens delen met een aanbieder: wat zegt %(who)s?"),
    Act.CARE_COORDINATION: _("Een zorgcoördinator laten meekijken: wat zegt %(who)s?"),
}
GIVERS: Final[dict[str, str | Promise]] = {
    "young_person": _("de jongere"),
    "parent_1": _("de ouder met gezag"),
    "parent_2": _("de andere ouder met gezag"),
    "guardian": _("de voogd"),
    "representative": _("de curator, mentor of gemachtigde"),
    "professional": _("een professional, met een andere grondslag"),
}
GROUNDS: Final[dict[Ground, str | Promise]] = {
    Ground.SERIOUS_HARM: _("Nodig om ernstig nadeel voor de jongere te voorkomen"),
    Ground.CONSIDERED_WISH: _("De jongere blijft dit goed overwogen willen"),
    Ground.NO_TIME_SERIOUS_HARM: _(
        "Er is geen tijd om het te vragen, en wachten geeft ernstig nadeel"
    ),
    Ground.DIRECTLY_INVOLVED: _("De ander is rechtstreeks bij de hulp betrokken"),
    Ground.LEGAL_DUTY: _("Een wettelijke plicht"),
    Ground.OTHER_BASIS: _("Een andere grondslag"),
}
SAFETY_CHOICES: Final = [
    (ParentSafety.SAFE.value, _("Ja, contact is veilig")),
    (ParentSafety.UNSAFE.value, _("Nee, contact is niet veilig")),
    (ParentSafety.NOT_ASSESSED.value, _("Dat is nog niet bekeken")),
]
NOT_ASKED: Final = ""
ANSWER_CHOICES: Final = [
    (YES, _("Ja")),
    (NO, _("Nee")),
    (NOT_ASKED, _("Nog niet gevraagd")),
]
GUARDIANSHIPS: Final = {
    LegalPosition.GUARDIANSHIP,
    LegalPosition.PROVISIONAL_GUARDIANSHIP,
    LegalPosition.TEMPORARY_GUARDIANSHIP,
}


class ConsentForm(StepForm):
    """Only who must be asked at this age, for each act apart."""

    is_able_to_weigh = one_of(
        [(YES, _("Ja")), (NO, _("Nee"))],
        label=_("Kan de jongere zelf overzien wat dit betekent?"),
        help_text=_("Ga uit van ja. Alleen een deskundige kan anders oordelen."),
    )
    noted_on = ThreePartDateField(label=_("Op welke dag is dit gevraagd?"))

    def add_fields(self) -> None:
        """Who has authority, then for each act who must be asked."""
        asks_parents = self._asks_parents()
        if asks_parents:
            self._add_authority()
        for finding in self.opened.findings:
            self._add_act(finding)
        if ENDS_REQUESTS in self.data:
            self._ask_whether_requests_end()
        self.order_fields(["is_able_to_weigh", *self._authority_names(), "noted_on"])

    def refuse(self, error: AnswersRefusedError) -> None:
        """When open requests would end, the form asks whether they may."""
        if isinstance(error, RequestsEndError):
            self._ask_whether_requests_end()
        super().refuse(error)

    def _ask_whether_requests_end(self) -> None:
        self.fields[ENDS_REQUESTS] = forms.BooleanField(
            label=gettext("Ja, trek de open aanvragen in"), required=False
        )

    def _asks_parents(self) -> bool:
        needed = {
            need for each in self.opened.findings for need in each.requirement.needs
        }
        return ConsentNeed.AUTHORITY in needed and not _has_guardian(self.opened.need)

    def _authority_names(self) -> list[str]:
        names = ("n_authority_holders", "parent_safety")
        return [name for name in names if name in self.fields]

    def _add_authority(self) -> None:
        self.fields["n_authority_holders"] = one_of(
            [("1", gettext("Eén ouder")), ("2", gettext("Twee ouders"))],
            label=gettext("Hoeveel ouders hebben het gezag?"),
        )
        self.fields["parent_safety"] = one_of(
            SAFETY_CHOICES,
            label=gettext("Is contact met de ouders die u vraagt veilig?"),
            help_text=gettext(
                "Een ouder die onveilig is, of van wie dat nog niet is bekeken, geeft geen"
                " toestemming en ziet niets."
            ),
        )

    def _add_act(self, finding: Finding) -> None:
        asked = finding.requirement
        for giver in _givers(self.opened.need, needs=asked.needs):
            question = str(ACT_QUESTIONS[asked.act]) % {"who": GIVERS[giver]}
            self.fields[f"{asked.act}_{giver}"] = one_of(
                ANSWER_CHOICES, label=question, required=False
            )
        grounds = [ground for ground in asked.grounds if ground in GROUNDS]
        if grounds and (finding.missing or finding.refused):
            self._add_grounds(asked.act, grounds=grounds)

    def _add_grounds(self, act: Act, *, grounds: list[Ground]) -> None:
        values = {"act": ACTS[act]}
        choices = [
            ("", gettext("Geen")),
            *((ground.value, GROUNDS[ground]) for ground in grounds),
        ]
        self.fields[f"{act}_ground"] = forms.ChoiceField(
            choices=choices,
            required=False,
            label=gettext("%(act)s: is er een andere grondslag?") % values,
        )
        self.fields[f"{act}_reason"] = LongTextField(
            label=gettext("%(act)s: waarom geldt die grondslag?") % values,
            max_length=LONGEST_WORDS,
            rows=3,
            required=False,
        )

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before, as far as it still stands."""
        values: dict[str, Any] = {
            "is_able_to_weigh": YES if opened.need.is_able_to_weigh else NO,
            "n_authority_holders": str(opened.need.n_authority_holders),
            "noted_on": opened.on,
        }
        said = {GIVEN: YES, REFUSED: NO}
        for row in opened.consents:
            if row.given_by != PROFESSIONAL and _still_counts(row.ask_again_on, opened):
                values[f"{row.act}_{row.given_by}"] = said[row.basis]
            if row.given_by.startswith("parent") and row.basis == GIVEN:
                values["parent_safety"] = ParentSafety.SAFE.value
        return values

    def answers(self) -> ConsentAnswers:
        """The answers of a form that is valid."""
        given = self.cleaned_data
        need = self.opened.need
        return ConsentAnswers(
            noted_on=given["noted_on"],
            is_able_to_weigh=given["is_able_to_weigh"] == YES,
            n_authority_holders=int(
                given.get("n_authority_holders") or need.n_authority_holders
            ),
            parent_safety=ParentSafety(
                given.get("parent_safety") or ParentSafety.NOT_ASSESSED
            ),
            consents=tuple(self._consents()),
            bases=tuple(self._bases()),
            ends_requests=bool(given.get(ENDS_REQUESTS)),
        )

    def _consents(self) -> list[ConsentAnswer]:
        return [
            ConsentAnswer(finding.requirement.act, giver, answer == YES)
            for finding in self.opened.findings
            for giver in GIVERS
            if (answer := self.cleaned_data.get(f"{finding.requirement.act}_{giver}"))
        ]

    def _bases(self) -> list[BasisAnswer]:
        return [
            BasisAnswer(act, Ground(ground), self.cleaned_data[f"{act}_reason"])
            for act in (each.requirement.act for each in self.opened.findings)
            if (ground := self.cleaned_data.get(f"{act}_ground"))
        ]


def _has_guardian(need: Need) -> bool:
    return situation_of(need).legal_position in GUARDIANSHIPS


def _still_counts(ask_again_on: object, opened: OpenNeed) -> bool:
    return ask_again_on is None or str(ask_again_on) > opened.on.isoformat()


def _givers(need: Need, *, needs: tuple[ConsentNeed, ...]) -> list[str]:
    parents = ["parent_1", "parent_2"][: need.n_authority_holders]
    voices = {
        ConsentNeed.YOUNG_PERSON: ["young_person"],
        ConsentNeed.AUTHORITY: ["guardian"] if _has_guardian(need) else parents,
        ConsentNeed.REPRESENTATIVE: ["representative"],
    }
    return [giver for each in needs for giver in voices[each]]
