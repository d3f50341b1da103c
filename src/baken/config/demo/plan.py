"""The whole plan of the demo: a pure function of the date and the seed."""

from datetime import date

from baken.config.demo import beginning, ended, promised, waiting
from baken.config.demo.acts import Story
from baken.config.demo.today import Today
from baken.config.demo.year import SEED, plan_year


def plan_demo(*, on: date, seed: int = SEED) -> tuple[Story, ...]:
    """Who is in treatment, then what is open on the last day; each in order of time."""
    return (*plan_year(on=on, seed=seed), *plan_open(on=on))


def plan_open(*, on: date) -> tuple[Story, ...]:
    """The stories that are written by hand."""
    today = Today(on)
    found = [
        story
        for part in (beginning, waiting, promised, ended)
        for story in part.stories(today)
    ]
    return tuple(sorted(found, key=lambda story: (story.opened_at, story.key)))
