"""Plain words for what Django says when an answer is missing."""

from django import forms
from django.utils.translation import gettext as _

STANDARD = forms.Field.default_error_messages["required"]


def _missing(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Zet hier een vinkje om verder te gaan.")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _("Kies een antwoord.")
    return _("Vul dit in.")


def use_plain_words(form: forms.BaseForm) -> None:
    """Say how to mend an empty field; a field with words of its own keeps them."""
    for field in form.fields.values():
        if field.error_messages.get("required") == STANDARD:
            field.error_messages["required"] = _missing(field)
