"""A safety officer answers on H7 and H8; a "no" is never lifted, changed facts ask again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from baken.core.rules.request_acts import RequestAct
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral import policies
from baken.referral.errors import (
    SafetyFailStandsError,
    SecondPersonMissingError,
    StaleError,
    UnknownCodeError,
)
from baken.referral.models import Request, SafetyAnswer
from baken.referral.services import reaching, story
from baken.referral.services.sending import Sent, is_first_time, require_possible

CRITERIA = ("H7", "H8")
VERDICTS = ("pass", "fail", "unknown")


@dataclass(frozen=True)
class SafetyAnswers:
    """Both answers, and how they were given; by telephone a second person listened."""

    co_placement: str
    danger_zone: str
    basis_hash: str  # of the facts that the page showed
    by_phone: bool = False
    second_person_role: str = ""

    @property
    def verdicts(self) -> tuple[tuple[str, str], ...]:
        """Pairs of criterion and verdict."""
        return ("H7", self.co_placement), ("H8", self.danger_zone)


@transaction.atomic
def answer_safety(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, answers: SafetyAnswers
) -> None:
    """Keeps both answers; the intake hears of it only when both are yes (safety rule 6)."""
    request = Request.objects.select_related("offer").get(
        pk=request_id, organisation_id=policies.organisation_of(actor)
    )
    policies.require(policies.may_act(actor, act=RequestAct.ANSWER_SAFETY))
    if not is_first_time(sent, dossier_id=request.dossier_id, at=at, result=request_id):
        return
    require_possible(request, act=RequestAct.ANSWER_SAFETY)
    _require_answerable(answers)
    _require_current(request, answers=answers)
    _write(request, answers=answers, actor=actor, at=at)
    story.settle(request, actor=actor, at=at)
    _tell_a_yes(request, actor=actor, at=at)


def _require_answerable(answers: SafetyAnswers) -> None:
    if any(verdict not in VERDICTS for _, verdict in answers.verdicts):
        raise UnknownCodeError
    if answers.by_phone and not answers.second_person_role.strip():
        raise SecondPersonMissingError


def _require_current(request: Request, *, answers: SafetyAnswers) -> None:
    """The facts are those that were compared, and no earlier "no" on them is lifted."""
    if reaching.safety_basis(request.dossier_id) != answers.basis_hash:
        raise StaleError
    failed = set(
        SafetyAnswer.objects.filter(
            dossier_id=request.dossier_id,
            request__offer__location_id=request.offer.location_id,
            basis_hash=answers.basis_hash,
            verdict="fail",
        ).values_list("criterion", flat=True)
    )
    if any(name in failed and verdict != "fail" for name, verdict in answers.verdicts):
        raise SafetyFailStandsError


def _write(
    request: Request, *, answers: SafetyAnswers, actor: Actor, at: datetime
) -> None:
    SafetyAnswer.objects.bulk_create(
        SafetyAnswer(
            dossier_id=request.dossier_id,
            request=request,
            organisation_id=request.organisation_id,
            criterion=criterion,
            verdict=verdict,
            by_phone=answers.by_phone,
            second_person_role=answers.second_person_role if answers.by_phone else "",
            answered_by=policies.user_of(actor),
            answered_at=at,
            basis_hash=answers.basis_hash,
        )
        for criterion, verdict in answers.verdicts
    )
    # Without the file: the referrer reads its trail, and an answer after which nothing
    # happens would tell that it was a no (safety rule 6). The request leads to the file.
    audit.record(
        actor=actor, action="referral.safety_answered", at=at, subject=request.pk
    )


def _tell_a_yes(request: Request, *, actor: Actor, at: datetime) -> None:
    period = DateRange(request.start_from, None)
    if reaching.safety_verdict(request, during=period, at=at) != "pass":
        return
    story.tell(
        request.dossier_id,
        request=request,
        kind="safety_confirmed",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake")],
    )
