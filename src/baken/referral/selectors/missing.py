"""What a need still lacks, each with the step where it is asked."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.core.rules.codes import AuthorisationState, Level, Urgency
from baken.core.rules.consent_values import Act
from baken.core.values import Verdict
from baken.referral.models import Asked, Need
from baken.referral.selectors.need import OpenNeed

REFERRER: Final = "verwijzer"
YOUNG_PERSON: Final = "jongere"
HELP: Final = "hulp"
SAFETY: Final = "veiligheid"
CONSENT: Final = "toestemming"
CHECK: Final = "controleren"
CRISIS: Final = "crisis"
STEPS: Final = (REFERRER, YOUNG_PERSON, HELP, SAFETY, CONSENT, CHECK)


@dataclass(frozen=True)
class MissingPart:
    """Something that was not answered; only what blocks must be there before asking."""

    step: str
    field: str
    label: str | Promise
    is_blocking: bool = True


_COLUMNS: Final = (
    (REFERRER, "referrer_type", "referrer_type", _("Wie verwijst")),
    (
        REFERRER,
        "municipality",
        "responsible_municipality_id",
        _("Verantwoordelijke gemeente"),
    ),
    (REFERRER, "legal_position", "legal_position", _("Juridische positie")),
    (YOUNG_PERSON, "target_group", "target_group", _("Doelgroep")),
    (HELP, "setting", "setting", _("Soort hulp")),
    (HELP, "start_from", "start_from", _("Vanaf wanneer hulp nodig is")),
)
_LATER_IN_CRISIS: Final = {"referrer_type"}


def missing_parts(opened: OpenNeed) -> tuple[MissingPart, ...]:
    """Everything that is missing, in the order of the steps."""
    found = [
        *_missing_columns(opened.need),
        *_missing_birth_date(opened),
        *_missing_profile(opened.need),
        *_missing_authorisation(opened.need),
        *_missing_safety(opened.need),
        *_missing_consent(opened),
    ]
    return tuple(sorted(found, key=lambda part: STEPS.index(part.step)))


def _is_crisis(need: Need) -> bool:
    return need.urgency == Urgency.CRISIS


def _missing_columns(need: Need) -> list[MissingPart]:
    return [
        MissingPart(step, field, label, not _waits(need, field=field))
        for step, field, column, label in _COLUMNS
        if not getattr(need, column)
    ]


def _waits(need: Need, *, field: str) -> bool:
    return _is_crisis(need) and field in _LATER_IN_CRISIS


def _missing_birth_date(opened: OpenNeed) -> list[MissingPart]:
    if opened.born_on is not None:
        return []
    return [MissingPart(YOUNG_PERSON, "born_on", _("Geboortedatum"))]


def _missing_profile(need: Need) -> list[MissingPart]:
    """Not blocking: matching says "nog niet te zeggen" where one of these is unknown."""
    asked = (
        (
            "mild_intellectual_disability",
            need.mild_intellectual_disability,
            _("Licht verstandelijke beperking"),
        ),
        ("is_pregnant", need.is_pregnant, _("Zwangerschap")),
        ("has_own_child", need.has_own_child, _("Eigen kind dat meekomt")),
    )
    found = [
        MissingPart(YOUNG_PERSON, field, label, is_blocking=False)
        for field, value, label in asked
        if value is None
    ]
    if not need.contra_indications:
        label = _("Zorgen die een aanbieder moet kunnen opvangen")
        found.append(MissingPart(HELP, "concerns_asked", label, is_blocking=False))
    return found


def _missing_authorisation(need: Need) -> list[MissingPart]:
    if need.setting != Level.CLOSED.code or need.authorisation not in {
        "",
        AuthorisationState.NONE,
    }:
        return []
    label = _("Machtiging voor gesloten hulp")
    return [MissingPart(REFERRER, "authorisation", label, is_blocking=False)]


def _missing_safety(need: Need) -> list[MissingPart]:
    asked = (
        ("zones_asked", need.zones_asked, _("Onveilige gebieden")),
        (
            "avoided_asked",
            need.avoided_asked,
            _("Wie de jongere niet mag tegenkomen"),
        ),
    )
    blocking = {"zones_asked"} if _is_crisis(need) else {"zones_asked", "avoided_asked"}
    return [
        MissingPart(SAFETY, field, label, field in blocking)
        for field, value, label in asked
        if value == Asked.NOT_ASKED
    ]


_CONSENT_LABELS: Final = {
    Act.HELP: _("Toestemming voor de hulp"),
    Act.DISCLOSURE: _("Toestemming om gegevens te delen met een aanbieder"),
}


def _missing_consent(opened: OpenNeed) -> list[MissingPart]:
    """Without a yes to sharing nothing is sent; the yes to the help may follow."""
    return [
        MissingPart(CONSENT, act.value, label, act is Act.DISCLOSURE)
        for act, label in _CONSENT_LABELS.items()
        if (found := opened.finding(act)) is None or found.verdict is not Verdict.PASS
    ]
