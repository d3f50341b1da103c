"""What every page must pass: axe, no sideways scrolling, a visible focus."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

VENDOR = Path(__file__).parent / "vendor"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 640}
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}


@cache
def _axe_source() -> str:
    return (VENDOR / "axe.min.js").read_text(encoding="utf-8")


def axe(page: Page) -> list[str]:
    """The rules that this page breaks, with the first element that breaks each."""
    page.evaluate(_axe_source())
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules})", RULES
    )
    return [
        f"{rule['id']} ({len(rule['nodes'])} x): {rule['nodes'][0]['html'][:200]}"
        for rule in found["violations"]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return int(
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )


def is_fit_for_everybody(page: Page) -> list[str]:
    """All that is wrong with this page in this state, at a wide and at the narrowest window."""
    wrong = []
    for window in (WIDE, NARROW):
        page.set_viewport_size(window)  # type: ignore[arg-type]  # a plain dict will do
        wrong += [f"{window['width']}: {rule}" for rule in axe(page)]
        if too_wide := overflow(page):
            wrong.append(f"{window['width']}: {too_wide} pixels too wide")
    return wrong


FOCUSED = """() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    return {
        name: (it.innerText || it.getAttribute("aria-label") || it.name || it.id).trim(),
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        shadow: style.boxShadow !== "none",
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
        width: box.width,
        height: box.height,
        inline: style.display === "inline",
    };
}"""


def tab_through(page: Page, *, at_most: int = 200) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of the page, in order."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    stops: list[dict[str, Any]] = []
    for _press in range(at_most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"The Tab key finds no end within {at_most} stops.")
