"""A date typed as day, month and year; an impossible one is explained in words."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PARTS = ("day", "month", "year")
SHORTEST_MONTH_NAME = 3
# The one common abbreviation that is no beginning of the name.
ABBREVIATED = {"mrt": 3}


def month_number(text: str) -> int | None:
    """1 to 12 for a number, a name or its beginning of three letters or more."""
    if text.isdecimal():
        return int(text)
    word = text.rstrip(".").casefold()
    if word in ABBREVIATED:
        return ABBREVIATED[word]
    if len(word) < SHORTEST_MONTH_NAME:
        return None
    names = {number: str(name).casefold() for number, name in MONTHS.items()}
    found = [number for number, name in names.items() if name.startswith(word)]
    return found[0] if len(found) == 1 else None


def missing_parts(parts: Sequence[str]) -> str:
    """Names what is still empty, as it stands above the boxes."""
    names = (_("de dag"), _("de maand"), _("het jaar"))
    empty = [name for name, part in zip(names, parts, strict=True) if not part]
    if len(empty) < 2:
        return "".join(empty)
    return _("%(first)s en %(second)s") % {"first": empty[0], "second": empty[1]}


def existing_date(parts: Sequence[str]) -> date:
    """The date that these three texts mean; refuses 31 February and says why."""
    day_text, month_text, year_text = parts
    month = month_number(month_text)
    if month is None or month not in MONTHS:
        raise ValidationError(
            _("“%(month)s” is geen maand. Vul een getal in van 1 tot en met 12.")
            % {"month": month_text},
            code="month",
        )
    if not (year_text.isdecimal() and len(year_text) == 4 and year_text > "0999"):
        raise ValidationError(
            _("“%(year)s” is geen jaartal. Vul vier cijfers in, zoals 2026.")
            % {"year": year_text},
            code="year",
        )
    return _date_in_month(day_text, month=month, year=int(year_text))


def _date_in_month(day_text: str, *, month: int, year: int) -> date:
    last = monthrange(year, month)[1]
    if day_text.isdecimal() and 1 <= int(day_text) <= last:
        return date(year, month, int(day_text))
    raise ValidationError(
        _("%(day)s %(month)s %(year)d bestaat niet: die maand heeft %(last)d dagen.")
        % {"day": day_text, "month": MONTHS[month], "year": year, "last": last},
        code="day",
    )


class ThreePartDateWidget(forms.MultiWidget):
    """Three boxes with their own labels, the order of the spoken date."""

    template_name = "ui/forms/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput() for part in PARTS
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | str | None) -> list[str | int]:
        """The three texts of a stored date."""
        if isinstance(value, str) and value:
            value = date.fromisoformat(value)
        if not isinstance(value, date):
            return ["", "", ""]
        return [value.day, value.month, value.year]


class ThreePartDateField(forms.MultiValueField):
    """A date in three boxes; `earliest` and `latest` refuse what lies outside them."""

    widget = ThreePartDateWidget
    default_error_messages = {
        "required": gettext_lazy("Vul een datum in."),
        "incomplete": gettext_lazy("Vul ook %(missing)s in."),
        "too_early": gettext_lazy("De datum mag niet vóór %(limit)s liggen."),
        "too_late": gettext_lazy("De datum mag niet na %(limit)s liggen."),
    }

    def __init__(
        self,
        *,
        earliest: date | None = None,
        latest: date | None = None,
        **options: Any,  # noqa: ANN401 - passed on to Django
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        boxes = [forms.CharField(required=False) for _part in PARTS]
        super().__init__(boxes, require_all_fields=False, **options)

    def clean(self, value: Sequence[str] | None) -> date | None:
        """The date, or what is wrong with it; the typed texts stay in the boxes."""
        parts = [str(part or "").strip() for part in (value or ("", "", ""))]
        if not any(parts):
            if self.required:
                self._refuse("required")
            return None
        if missing := missing_parts(parts):
            self._refuse("incomplete", missing=missing)
        found = existing_date(parts)
        self._check_bounds(found)
        self.run_validators(found)
        return found

    def compress(self, data_list: Sequence[str]) -> date:
        """Django's name for making one value out of the parts."""
        return existing_date(data_list)

    def _check_bounds(self, found: date) -> None:
        if self.earliest and found < self.earliest:
            self._refuse("too_early", limit=date_format(self.earliest))
        if self.latest and found > self.latest:
            self._refuse("too_late", limit=date_format(self.latest))

    def _refuse(self, code: str, **values: str) -> NoReturn:
        raise ValidationError(str(self.error_messages[code]) % values, code=code)
