"""Sentences for people: a Dutch template with named values, translated at the edge."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


def show_day(day: date) -> str:
    """A day as the Dutch write it in figures."""
    return f"{day.day}-{day.month}-{day.year}"


def _as_is(text: str) -> str:
    return text


@dataclass(frozen=True)
class Sentence:
    """A Dutch template (the msgid of gettext) and the values for its named places."""

    msgid: str
    values: tuple[tuple[str, "Sentence | str | int | date"], ...] = ()

    def render(
        self,
        translate: Callable[[str], str] = _as_is,
        *,
        day: Callable[[date], str] = show_day,
    ) -> str:
        """The sentence in the language of `translate`; Dutch when none is given."""
        shown = {
            name: value.render(translate, day=day)
            if isinstance(value, Sentence)
            else day(value)
            if isinstance(value, date)
            else value
            for name, value in self.values
        }
        return translate(self.msgid) % shown if shown else translate(self.msgid)

    def __str__(self) -> str:
        return self.render()


def say(msgid: str, **values: "Sentence | str | int | date") -> Sentence:
    """Make a sentence; the values are named as in the template."""
    return Sentence(msgid=msgid, values=tuple(values.items()))
