"""Text fields that say beforehand how much fits, and afterwards how much is too much."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def with_one_kind_of_line_end(text: str) -> str:
    """Count a line end once: browsers send two characters for what the counter shows as one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_unreadable(text: str) -> None:
    """Refuse text that arrived in another encoding and lost characters on the way."""
    if UNREADABLE in text:
        raise ValidationError(
            _(
                "In deze tekst staan tekens die wij niet kunnen lezen (%(mark)s)."
                " Typ die woorden opnieuw."
            )
            % {"mark": UNREADABLE},
            code="unreadable",
        )


class _MeasuredField(forms.CharField):
    """Text whose limit is told in words; nothing is cut off."""

    def __init__(
        self,
        *,
        max_length: int,
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(**options)
        self.limit = max_length

    def to_python(self, value: object) -> str:
        """The text with one kind of line end."""
        return with_one_kind_of_line_end(str(super().to_python(value)))

    def validate(self, value: str) -> None:
        """Refuse what does not fit, with the number of characters to take out."""
        super().validate(value)
        refuse_unreadable(value)
        surplus = len(value) - self.limit
        if surplus <= 0:
            return
        message = ngettext(
            "De tekst is %(surplus)d teken te lang. Er passen %(limit)d tekens in.",
            "De tekst is %(surplus)d tekens te lang. Er passen %(limit)d tekens in.",
            surplus,
        )
        raise ValidationError(
            message % {"surplus": surplus, "limit": self.limit}, code="too_long"
        )


class LineField(_MeasuredField):
    """One line of text, such as a reference of one's own."""


class LongTextField(_MeasuredField):
    """Several lines; the page tells the limit and counts along."""

    widget = forms.Textarea

    def __init__(
        self,
        *,
        max_length: int,
        rows: int = 5,
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        super().__init__(max_length=max_length, **options)
        self.told_limit = max_length
        self.widget.attrs.update({"rows": rows, "data-limit": max_length})
