"""Fields and choices that the steps of a need share."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import CodeList
from baken.core.values import Sentence
from baken.foundation.ui.forms import LineField
from baken.referral.selectors.municipalities import MunicipalityNames

Choices = Sequence[tuple[str, str | Promise]]
LIST_ID: Final = "gemeenten"

YES: Final = "yes"
NO: Final = "no"
UNKNOWN: Final = "unknown"
ANSWERS: Final = {YES: True, NO: False, UNKNOWN: None}
THREE_ANSWERS: Final[Choices] = [
    (YES, _("Ja")),
    (NO, _("Nee")),
    (UNKNOWN, _("Nog niet bekend")),
]


def _rendered(sentence: Sentence | str) -> str:
    whole = Sentence(sentence) if isinstance(sentence, str) else sentence
    return whole.render(gettext)


in_words = lazy(_rendered, str)


def choices_of(codes: CodeList) -> Choices:
    """A list of the core, in the language of the reader."""
    return [(code.code, in_words(code.label)) for code in codes]


class MunicipalityField(LineField):
    """A municipality by its name; the browser offers the list, the server checks it."""

    names: MunicipalityNames

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - passed on to Django
        super().__init__(max_length=80, **options)
        self.widget.attrs.update({"list": LIST_ID, "autocomplete": "off"})

    def clean(self, value: object) -> str:
        """The code of the municipality; empty when nothing was asked."""
        typed = str(super().clean(value))
        if not typed:
            return ""
        code = self.names.code(typed)
        if code is None:
            raise ValidationError(self._unknown(typed), code="unknown_municipality")
        return code

    def _unknown(self, typed: str) -> str:
        nearest = self.names.nearest(typed)
        if nearest:
            return gettext(
                "Er is geen gemeente “%(typed)s”. Bedoelt u %(nearest)s?"
            ) % {"typed": typed[:80], "nearest": nearest}
        return gettext(
            "Er is geen gemeente “%(typed)s”. Kies een naam uit de lijst van gemeenten."
        ) % {"typed": typed[:80]}


class ThreeAnswersField(forms.TypedChoiceField):
    """Yes, no, or not known yet: not asked is not the same as no."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - passed on to Django
        super().__init__(
            choices=THREE_ANSWERS,
            coerce=ANSWERS.__getitem__,
            widget=forms.RadioSelect,
            **options,
        )


def as_answer(value: bool | None) -> str:  # noqa: FBT001  the stored answer itself
    """The choice that stands for a stored answer."""
    return {True: YES, False: NO, None: UNKNOWN}[value]


def one_of(choices: Choices, **options: Any) -> forms.ChoiceField:  # noqa: ANN401 - passed on to Django
    """One answer out of a short list, all of it in sight."""
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)


def wrong_choice() -> dict[str, str | Promise]:
    """Plain words for a choice that is not in the list."""
    return {"invalid_choice": gettext_lazy("Kies een antwoord uit de lijst.")}
