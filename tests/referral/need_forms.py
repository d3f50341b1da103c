"""Sends the forms of a need as a browser does, for tests."""

import re
import uuid
from collections.abc import Mapping
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baken.core.rules.codes import Urgency
from baken.foundation.door.door import acting
from baken.referral.services import need as needs
from tests.factories.accounts import Person

FORM = re.compile(r'name="(standing|version|request_key)" value="([^"]*)"')


def opened(who: Person, *, urgency: Urgency = Urgency.REGULAR) -> str:
    with acting(who.actor):
        return needs.open_need(
            actor=who.actor, at=timezone.now(), key=uuid.uuid4(), urgency=urgency
        )


def address(code: str, step: str) -> str:
    return reverse("referral:need_step", args=[code, step])


def sent(page: Client, url: str, answers: Mapping[str, object]):
    hidden = dict(FORM.findall(page.get(url).content.decode()))
    return page.post(url, {**hidden, **answers})


def day(name: str, value) -> dict[str, object]:
    return {
        f"{name}_day": value.day,
        f"{name}_month": value.month,
        f"{name}_year": value.year,
    }


TODAY = timezone.localdate()
REFERRER = {
    "referrer_type": "01",
    "living_situation": "home",
    "municipality": "amsterdam",
    "legal_position": "voluntary",
    "authorisation": "none",
}
YOUNG_PERSON = {
    **day("born_on", TODAY - timedelta(days=15 * 366)),
    "target_group": "girl",
    "mild_intellectual_disability": "no",
    "is_pregnant": "no",
    "has_own_child": "unknown",
}
HELP = {
    "setting": "open",
    "setting_assessed_by_expert": "yes",
    "modules": ["trauma"],
    "concerns_asked": "none_known",
    **day("start_from", TODAY + timedelta(days=2)),
    "own_words": "Ik wil rust.",
}
SAFETY = {"zones_asked": "none_known", "avoided_asked": "none_known"}
CONSENT = {
    "is_able_to_weigh": "yes",
    **day("noted_on", TODAY),
    "n_authority_holders": "1",
    "parent_safety": "safe",
    "help_young_person": "yes",
    "help_parent_1": "yes",
    "disclosure_young_person": "yes",
}
ALL_STEPS = {
    "verwijzer": REFERRER,
    "jongere": YOUNG_PERSON,
    "hulp": HELP,
    "veiligheid": SAFETY,
    "toestemming": CONSENT,
}
