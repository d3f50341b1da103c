"""What help is needed, from when, and in the young person's own words."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import CONTRA_INDICATIONS, LEVELS
from baken.foundation.ui.forms import LongTextField, ThreePartDateField
from baken.landscape.models import Module
from baken.referral.forms.need_fields import (
    ThreeAnswersField,
    as_answer,
    choices_of,
    in_words,
    one_of,
)
from baken.referral.forms.need_step import StepForm
from baken.referral.models import Asked
from baken.referral.selectors.need import OpenNeed
from baken.referral.services.need_answers import HelpAnswers
from baken.referral.services.need_checks import LONGEST_WORDS

SEVERITY_CHOICES: Final = [
    ("", _("Niet aan de orde")),
    ("1", _("Licht")),
    ("2", _("Ernstig")),
    ("3", _("Acuut")),
]
CONCERN: Final = "concern_"
FIRST: Final = ("setting", "setting_assessed_by_expert", "modules", "concerns_asked")


class HelpForm(StepForm):
    """The setting, what belongs to it, and the period in which it may begin."""

    setting = one_of(choices_of(LEVELS), label=_("Welke soort hulp is nodig?"))
    setting_assessed_by_expert = ThreeAnswersField(
        label=_("Heeft een gedragswetenschapper dit beoordeeld?")
    )
    modules = forms.MultipleChoiceField(
        choices=list(Module.choices),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=_("Wat moet er verder bij zitten?"),
    )
    concerns_asked = one_of(
        list(Asked.choices),
        label=_("Zijn er zorgen die een aanbieder moet kunnen opvangen?"),
        help_text=_("Is het wel bekend? Geef dan hieronder aan hoe ernstig het is."),
    )
    start_from = ThreePartDateField(label=_("Vanaf welke dag kan de hulp beginnen?"))
    start_last_on = ThreePartDateField(
        label=_("Wat is de laatste dag waarop de hulp moet beginnen?"), required=False
    )
    own_words = LongTextField(
        label=_("Wat wil de jongere zelf? In eigen woorden"),
        help_text=_("Een aanbieder leest dit pas als die met u in gesprek is."),
        max_length=LONGEST_WORDS,
        required=False,
    )
    story = LongTextField(
        label=_("Wat moet een aanbieder straks nog weten?"),
        help_text=_(
            "Noem geen namen of adressen. Vertelt u het liever? Laat dit dan leeg."
        ),
        max_length=LONGEST_WORDS,
        required=False,
    )

    def add_fields(self) -> None:
        """One question for each concern."""
        names = []
        for code in CONTRA_INDICATIONS:
            name = f"{CONCERN}{code.code}"
            label = in_words(code.label)
            self.fields[name] = forms.ChoiceField(
                choices=SEVERITY_CHOICES, required=False, label=label
            )
            names.append(name)
        self.order_fields([*FIRST, *names])

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before; before the first time nothing is chosen."""
        need = opened.need
        until = need.start_until
        is_new = not need.setting
        values: dict[str, Any] = {
            "setting": need.setting,
            "setting_assessed_by_expert": ""
            if is_new
            else as_answer(need.setting_assessed_by_expert),
            "modules": need.modules,
            "concerns_asked": "" if is_new else _asked(need.contra_indications),
            "start_from": need.start_from,
            "start_last_on": until - timedelta(days=1) if until else None,
            "own_words": opened.cipher.decrypt(need.own_words_token),
            "story": opened.cipher.decrypt(need.story_token),
        }
        for code, severity in need.contra_indications.items():
            values[f"{CONCERN}{code}"] = str(severity or "")
        return values

    def clean(self) -> dict[str, Any]:
        """Severities belong to the answer that something is known, and to no other."""
        given = super().clean()
        asked = given.get("concerns_asked")
        named = bool(self._concerns())
        if asked == Asked.NAMED and not named:
            message = _("Geef hieronder aan wat er is en hoe ernstig.")
            self.add_error("concerns_asked", message)
        if asked not in {None, Asked.NAMED} and named:
            message = _(
                "Hieronder staat dat er iets is. Kies “gevraagd: wel bekend”, of zet het"
                " op “Niet aan de orde”."
            )
            self.add_error("concerns_asked", message)
        return given

    def _concerns(self) -> tuple[tuple[str, int], ...]:
        return tuple(
            (name.removeprefix(CONCERN), int(severity))
            for name, severity in self.cleaned_data.items()
            if name.startswith(CONCERN) and severity
        )

    def answers(self) -> HelpAnswers:
        """The answers of a form that is valid."""
        given = self.cleaned_data
        is_asked = given["concerns_asked"] != Asked.NOT_ASKED
        return HelpAnswers(
            setting=given["setting"],
            start_from=given["start_from"],
            start_last_on=given["start_last_on"],
            setting_assessed_by_expert=given["setting_assessed_by_expert"],
            modules=tuple(given["modules"]),
            concerns=self._concerns() if is_asked else None,
            own_words=given["own_words"],
            story=given["story"],
        )


def _asked(severities: dict[str, int]) -> str:
    if not severities:
        return Asked.NOT_ASKED.value
    is_named = any(severities.values())
    return Asked.NAMED.value if is_named else Asked.NONE_KNOWN.value
