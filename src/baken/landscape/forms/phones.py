"""A telephone number as people write it: Dutch, or with the code of a country."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from baken.foundation.ui.forms import LineField

SEPARATORS = re.compile(r"[\s().\-]+")
# 010 1234567 and 06 12345678, the short 0800 and 0900, and +31 or 0031 with what follows.
NUMBER = re.compile(r"0\d{9}|0[89]00\d{4}|(\+|00)[1-9]\d{7,13}")
LONGEST = 20


class PhoneField(LineField):
    """Keeps the number as typed, once it can be dialled."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - passed on to Django
        super().__init__(max_length=LONGEST, **options)
        self.widget.attrs.update({"type": "tel", "autocomplete": "off"})

    def clean(self, value: object) -> str:
        """The number with single spaces, or what is wrong with it."""
        typed = " ".join(str(super().clean(value)).split())
        if typed and not NUMBER.fullmatch(SEPARATORS.sub("", typed)):
            raise ValidationError(
                _(
                    "“%(number)s” is geen telefoonnummer. Schrijf tien cijfers die met"
                    " een 0 beginnen, of begin met + en het landnummer."
                )
                % {"number": typed},
                code="phone",
            )
        return typed
