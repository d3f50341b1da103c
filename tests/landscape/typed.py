"""What a browser would send back of a form that it was given."""

import re


def form_of(client, path: str) -> dict[str, str]:
    """What the browser would send back without a change."""
    page = client.get(path).text
    sent = {}
    for tag in re.findall(r"<(?:input|textarea)\b[^>]*>", page):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        name = attributes.get("name", "")
        is_box = attributes.get("type") in {"radio", "checkbox"}
        if name and (not is_box or "checked" in tag):
            sent[name] = attributes.get("value", "")
    return sent
