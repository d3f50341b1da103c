"""Tables that become cards on a small screen: `{% load ui_table %}`.

Changing `display` takes the meaning of a table away in most browsers, so every part states
its role, and every cell carries the name of its column for the cards.
"""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def table(content: SafeString, caption: str, *columns: str) -> SafeString:
    """A table with a caption and a heading for each column."""
    values = {"content": content, "caption": caption, "columns": columns}
    return render_to_string("ui/components/table.html", values)


@register.simple_block_tag
def row(content: SafeString) -> SafeString:
    """One row; on a small screen one card."""
    return format_html('<tr role="row">{}</tr>', content)


@register.simple_block_tag
def head_cell(content: SafeString, column: str) -> SafeString:
    """The cell that names the row."""
    return format_html(
        '<th scope="row" role="rowheader" class="utrecht-table__cell" data-label="{}">{}</th>',
        column,
        _whole(content),
    )


@register.simple_block_tag
def cell(content: SafeString, column: str, *looks: str) -> SafeString:
    """A cell; the look `number` puts figures under each other."""
    classes = format_html_join(
        "", " baken-table__cell--{}", ((look,) for look in looks)
    )
    return format_html(
        '<td role="cell" class="utrecht-table__cell{}" data-label="{}">{}</td>',
        classes,
        column,
        _whole(content),
    )


def _whole(content: SafeString) -> SafeString:
    """On a card the column's name and all of the cell stand side by side."""
    shown = content if content.strip() else ""
    return format_html('<div class="baken-table__content">{}</div>', shown)
