"""What every step of a need has in common."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from baken.foundation.ui.forms import GuardedForm
from baken.foundation.ui.forms.guards import Acting
from baken.referral.errors import AnswersRefusedError, Mistake
from baken.referral.forms.need_fields import MunicipalityField
from baken.referral.selectors.municipalities import MunicipalityNames
from baken.referral.selectors.need import OpenNeed
from baken.referral.services.need_answers import Answers

GUARDS = frozenset({"standing", "version", "request_key"})


class StepForm(GuardedForm):
    """A step with what was answered before, or with what was typed and not accepted."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        actor: Acting,
        opened: OpenNeed,
        names: MunicipalityNames,
        draft: QueryDict | None = None,
    ) -> None:
        self.opened = opened
        self.names = names
        super().__init__(
            data,
            actor=actor,
            version=opened.need.version,
            initial=dict(self.earlier(opened)),
        )
        self.add_fields()
        for field in self.fields.values():
            if isinstance(field, MunicipalityField):
                field.names = names
        if draft is not None:
            self._show_typed(draft)

    def add_fields(self) -> None:
        """Adds the questions that depend on what is known already."""

    def earlier(self, opened: OpenNeed) -> Mapping[str, Any]:
        """What was answered before, by field."""
        raise NotImplementedError

    def answers(self) -> Answers:
        """The answers of a form that is valid."""
        raise NotImplementedError

    def refuse(self, error: AnswersRefusedError) -> None:
        """Shows each mistake at its field, or above the form when it has none."""
        for mistake in error.mistakes:
            self.add_error(self._field_of(mistake), str(mistake.message))

    def _field_of(self, mistake: Mistake) -> str | None:
        return mistake.field if mistake.field in self.fields else None

    def _show_typed(self, draft: QueryDict) -> None:
        for name, field in self.fields.items():
            if name not in GUARDS:
                prefixed = self.add_prefix(name)
                typed = field.widget.value_from_datadict(draft, {}, prefixed)
                self.initial[name] = typed

    def name_of(self, gm_code: str | None) -> str:
        """The name of a municipality; empty for none."""
        return self.names.name_of.get(gm_code or "", "")
