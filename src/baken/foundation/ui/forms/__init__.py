"""Form fields and forms that keep what was typed and say in words what is wrong."""

from baken.foundation.ui.forms.dates import ThreePartDateField
from baken.foundation.ui.forms.guards import GuardedForm
from baken.foundation.ui.forms.text import LineField, LongTextField

__all__ = ["GuardedForm", "LineField", "LongTextField", "ThreePartDateField"]
