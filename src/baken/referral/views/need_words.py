"""What the pages of a need say about their steps."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import Urgency
from baken.foundation.ui.steps import Step
from baken.referral.models import Need
from baken.referral.selectors import missing
from baken.referral.selectors.missing import MissingPart, missing_parts
from baken.referral.selectors.need import OpenNeed
from baken.referral.services.need_checks import age_notice

HEADINGS: Final[dict[str, str | Promise]] = {
    missing.REFERRER: _("Wie verwijst"),
    missing.YOUNG_PERSON: _("De jongere"),
    missing.HELP: _("De hulp"),
    missing.SAFETY: _("Veiligheid"),
    missing.CONSENT: _("Toestemming"),
    missing.CHECK: _("Controleren"),
    missing.CRISIS: _("Crisis: vanavond een veilige plek"),
}
INTRODUCTIONS: Final[dict[str, str | Promise]] = {
    missing.REFERRER: _("Wie vraagt hulp, en welke gemeente is verantwoordelijk?"),
    missing.YOUNG_PERSON: _(
        "Baken vraagt geen naam. Die is pas nodig als er een plek is gekozen."
    ),
    missing.HELP: _("Wat is er nodig, en vanaf wanneer?"),
    missing.SAFETY: _(
        "Hiermee zorgt Baken dat de jongere niet terechtkomt waar het gevaarlijk is."
    ),
    missing.CONSENT: _(
        "Voor elke handeling geldt een eigen regel. Vraag de jongere altijd wat die zelf wil."
    ),
    missing.CRISIS: _("Acht vragen zijn nu genoeg. De rest vult u morgen aan."),
}
TEMPLATES: Final = {
    missing.CRISIS: "referral/need/crisis.html",
    missing.CONSENT: "referral/need/consent.html",
    missing.REFERRER: "referral/need/referrer.html",
}


@dataclass(frozen=True)
class MissingLine:
    """Something that is missing, with the page where it is asked."""

    label: str | Promise
    step: str | Promise
    url: str
    is_blocking: bool


@dataclass(frozen=True)
class StepPage:
    """A step as its page shows it."""

    opened: OpenNeed
    step: str
    heading: str | Promise
    introduction: str | Promise
    template: str
    steps: list[Step]
    notice: str

    @property
    def code(self) -> str:
        """The code of the file."""
        return self.opened.need.dossier.code

    @property
    def url(self) -> str:
        """The address of this step."""
        return step_url(self.opened.need, step=self.step)


def step_url(need: Need, *, step: str) -> str:
    """The address of one step."""
    if step == missing.CHECK:
        return reverse("referral:need_check", args=[need.dossier.code])
    return reverse("referral:need_step", args=[need.dossier.code, step])


def next_step(need: Need, *, after: str) -> str:
    """Where somebody goes after a step; a crisis goes to the offer at once."""
    if after == missing.CRISIS:
        return reverse("referral:need_check", args=[need.dossier.code])
    number = missing.STEPS.index(after)
    return step_url(need, step=missing.STEPS[number + 1])


def step_page(opened: OpenNeed, *, step: str) -> StepPage:
    """Everything that the page of a step shows beside its form."""
    is_about_age = step in {missing.YOUNG_PERSON, missing.CHECK, missing.CONSENT}
    return StepPage(
        opened=opened,
        step=step,
        heading=HEADINGS[step],
        introduction=INTRODUCTIONS.get(step, ""),
        template=TEMPLATES.get(step, "referral/need/step.html"),
        steps=_steps(opened, current=step),
        notice=age_notice(opened.born_on, on=opened.on) if is_about_age else "",
    )


def _steps(opened: OpenNeed, *, current: str) -> list[Step]:
    """A step is done when nothing that blocks is missing there; every step can be opened."""
    lacking = {part.step for part in missing_parts(opened) if part.is_blocking}
    return [
        Step(
            label=HEADINGS[step],
            url="" if step == current else step_url(opened.need, step=step),
            is_current=step == current,
            is_done=step not in lacking and step != missing.CHECK,
        )
        for step in missing.STEPS
    ]


def missing_lines(opened: OpenNeed) -> list[MissingLine]:
    """What is missing, with links; in a crisis the short page asks what blocks."""
    return [_line(opened, part) for part in missing_parts(opened)]


def _line(opened: OpenNeed, part: MissingPart) -> MissingLine:
    is_crisis = opened.need.urgency == Urgency.CRISIS
    url = step_url(opened.need, step=part.step)
    if is_crisis and part.is_blocking:
        url = step_url(opened.need, step=missing.CRISIS)
    return MissingLine(part.label, HEADINGS[part.step], url, part.is_blocking)
