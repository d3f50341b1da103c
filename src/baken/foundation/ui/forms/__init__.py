"""Form fields and forms that keep what was typed and say in words what is wrong."""

from baken.foundation.ui.forms.dates import ThreePartDateField
from baken.foundation.ui.forms.guards import GuardedForm
from baken.foundation.ui.forms.text import LineField, LongTextField
from baken.foundation.ui.forms.words import use_plain_words

__all__ = [
    "GuardedForm",
    "LineField",
    "LongTextField",
    "ThreePartDateField",
    "use_plain_words",
]
