"""The components of the pages as template tags: `{% load ui %}`."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from baken.foundation.ui.steps import Step

register = template.Library()
Text = TypeVar("Text")

# Message levels of Django speak of success and error; the design system of ok and error.
ALERTS = {
    "ok": "ok",
    "success": "ok",
    "warning": "warning",
    "error": "error",
    "info": "info",
    "debug": "info",
}
BADGES = {
    "neutral": "inactive",
    "info": "neutral",
    "positive": "success",
    "warning": "warning",
    "negative": "danger",
}
BUTTONS = {
    "primary": "primary-action",
    "secondary": "secondary-action",
    "subtle": "subtle",
    "danger": "primary-action utrecht-button--danger",
}
VERDICTS = {
    "pass": pgettext_lazy("verdict", "past"),
    "fail": pgettext_lazy("verdict", "past hier nu niet"),
    "unknown": pgettext_lazy("verdict", "nog niet te zeggen"),
}


class UnknownLookError(template.TemplateSyntaxError):
    """A template names a tone or verdict that the pages do not have."""


def _chosen(name: str, *, among: Mapping[str, Text]) -> Text:
    if name not in among:
        raise UnknownLookError(f"{name!r} is not one of {', '.join(among)}.")
    return among[name]


@register.filter
def as_list(form: BaseForm) -> list[BaseForm]:
    """One form as the list that the error summary expects."""
    return [form]


@register.filter
def has_mistakes(forms: Sequence[BaseForm]) -> bool:
    """Whether any of these forms was sent and refused."""
    return any(form.is_bound and form.errors for form in forms)


@register.inclusion_tag("ui/forms/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """What is wrong, with links to the fields; gets the focus."""
    return {"forms": forms}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A form field with label, help, error and control."""
    return bound.as_field_group()


@register.inclusion_tag("ui/forms/hidden.html")
def hidden_fields(form: BaseForm) -> dict[str, Any]:
    """What a form carries without showing it: version, standing, request key."""
    return {"form": form}


@register.simple_block_tag
def alert(
    content: SafeString, tone: str = "info", *, heading: str = "", role: str = ""
) -> SafeString:
    """Something to know before going on; `role="alert"` only for what just happened."""
    look = _chosen(tone.rsplit(maxsplit=1)[-1] if tone else "info", among=ALERTS)
    values = {"content": content, "look": look, "heading": heading, "role": role}
    return render_to_string("ui/components/alert.html", values)


@register.inclusion_tag("ui/components/badge.html")
def badge(text: str, *, tone: str = "neutral") -> dict[str, Any]:
    """A state in one or two words."""
    return {"text": text, "look": _chosen(tone, among=BADGES)}


@register.inclusion_tag("ui/components/verdict.html")
def verdict(name: str, *, text: str = "") -> dict[str, Any]:
    """Pass, fail or unknown as sign and word, never as colour alone."""
    words = _chosen(name, among=VERDICTS)
    return {"name": name, "text": text or words}


@register.inclusion_tag("ui/components/button.html")
def button(
    text: str, *, tone: str = "primary", name: str = "", value: str = ""
) -> dict[str, Any]:
    """A button that sends the form around it."""
    look = _chosen(tone, among=BUTTONS)
    return {"text": text, "look": look, "name": name, "value": value}


@register.inclusion_tag("ui/components/link_button.html")
def link_button(text: str, url: str, *, tone: str = "secondary") -> dict[str, Any]:
    """A link that looks like a button: it opens a page and changes nothing."""
    return {"text": text, "url": url, "look": _chosen(tone, among=BUTTONS)}


@register.simple_block_tag
def actions(content: SafeString) -> SafeString:
    """The buttons at the end of a form or page, the most likely one first."""
    return render_to_string("ui/components/actions.html", {"content": content})


@register.simple_block_tag
def card(content: SafeString) -> SafeString:
    """A part of the page that belongs together."""
    return render_to_string("ui/components/card.html", {"content": content})


@register.inclusion_tag("ui/components/action_link.html")
def action_link(text: str, url: str, *, more: str = "") -> dict[str, Any]:
    """Something to do, inside `<ul class="baken-action-list">`."""
    return {"text": text, "url": url, "more": more}


@register.inclusion_tag("ui/components/breadcrumb.html")
def breadcrumb(*labels_and_urls: str) -> dict[str, Any]:
    """The way to this page: label, address, label, address; the last address is empty."""
    pairs = zip(labels_and_urls[::2], labels_and_urls[1::2], strict=True)
    return {"crumbs": [{"label": label, "url": url} for label, url in pairs]}


@register.inclusion_tag("ui/components/data_list.html")
def data_list(rows: Sequence[tuple[object, object]]) -> dict[str, Any]:
    """Names and values; what is empty says so."""
    return {"rows": rows}


@register.simple_block_tag
def empty_state(content: SafeString, heading: str) -> SafeString:
    """What stands where nothing is yet, and what can be done about it."""
    values = {"content": content, "heading": heading}
    return render_to_string("ui/components/empty_state.html", values)


@register.inclusion_tag("ui/components/timeline.html")
def timeline(moments: Sequence[object]) -> dict[str, Any]:
    """What happened, newest first or last as given: `.at`, `.heading`, `.text`."""
    return {"moments": moments}


@register.inclusion_tag("ui/components/steps.html")
def steps(all_steps: Sequence[Step]) -> dict[str, Any]:
    """Where somebody is in a form of several pages."""
    current = next((n for n, s in enumerate(all_steps, 1) if s.is_current), 1)
    return {"steps": all_steps, "number": current, "total": len(all_steps)}


@register.inclusion_tag("ui/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list; the filter stays in the address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1)
    return {
        "page": page,
        "numbers": list(numbers),
        "gap": page.paginator.ELLIPSIS,
        "request": context.get("request"),
    }


@register.simple_block_tag(takes_context=True)
def filter_form(
    context: Context, content: SafeString, *, heading: str, is_open: bool = False
) -> SafeString:
    """A form that narrows a list down; sends by GET, so that the address can be kept."""
    request = context.get("request")
    path = request.path if request is not None else ""
    values = {"content": content, "heading": heading, "path": path, "is_open": is_open}
    return render_to_string("ui/components/filter.html", values)
