"""Renders Django's forms as fields of the NL Design System."""

from typing import Any

from django.forms import BoundField, CheckboxInput, RadioSelect, Select, Textarea
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Widget


def control_name(widget: Widget) -> str:
    """What the design system calls a control; radios and dates have their own templates."""
    if isinstance(widget, CheckboxInput):
        return "checkbox"
    if widget.use_fieldset or widget.is_hidden:
        return ""
    if isinstance(widget, Select):
        return "select"
    return "textarea" if isinstance(widget, Textarea) else "textbox"


def control_class(widget: Widget, *, is_invalid: bool) -> str:
    """The style classes of a control in its state."""
    name = control_name(widget)
    if not name:
        return ""
    element = {"select": "select", "textarea": "textarea"}.get(name, "input")
    classes = [f"utrecht-{name}", f"utrecht-{name}--html-{element}"]
    if name == "checkbox":
        classes.append("utrecht-checkbox--custom")
    if is_invalid:
        classes.append(f"utrecht-{name}--invalid")
    return " ".join([*classes, str(widget.attrs.get("class", ""))]).strip()


class Field(BoundField):
    """A field with the class, the error state and the description that it needs."""

    @property
    def is_checkbox(self) -> bool:
        """A single tick box stands before its label."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def is_choice(self) -> bool:
        """Radios and tick boxes get a template of their own for each option."""
        return isinstance(self.field.widget, RadioSelect)  # tick boxes descend from it

    @property
    def is_optional(self) -> bool:
        """Only what may be left out is marked: that is the exception here."""
        return not self.field.required and not self.is_checkbox

    @property
    def limit(self) -> int | None:
        """How many characters fit, for the fields that tell it beforehand."""
        limit = getattr(self.field, "told_limit", None)
        return limit if isinstance(limit, int) else None

    @property
    def first_id(self) -> str:
        """The control to which the error summary leads."""
        widget = self.field.widget
        several = widget.use_fieldset and self.auto_id
        return f"{self.auto_id}_0" if several else str(self.auto_id)

    @property
    def aria_describedby(self) -> str:
        """Help, limit and error, in the order in which they are read aloud."""
        parts = [
            ("helptext", bool(self.help_text)),
            ("limit", self.limit is not None),
            ("error", bool(self.errors)),
        ]
        return " ".join(f"{self.auto_id}_{name}" for name, shown in parts if shown)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """Adds the style class; the browser's own pop-ups and cut-offs stay away.

        `required` and `maxlength` would answer in the browser's language, beside the field,
        and silently cut what somebody pastes; the server answers in ours and keeps the text.
        """
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        classes = control_class(widget, is_invalid=bool(self.errors))
        return built | {"class": classes} if classes else built


class Renderer(DjangoTemplates):
    """Our templates for a form, its fields and its errors."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field
