"""Asks a provider for a place, with the minimum set of safety rule 8 and nothing more.

The offer is judged as on the matching page. What fails and may be lifted asks for a reason
of the referrer, for whoever may lift it: asking is putting the question to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from baken.core.matching import Criterion
from baken.core.rules.codes import Urgency
from baken.core.rules.consent_values import Act
from baken.core.rules.deadlines import answer_due
from baken.core.values import Verdict
from baken.foundation.access.services import files
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral import policies
from baken.referral.adapters.consents import finding_of
from baken.referral.adapters.identity import birth_date_in, cipher_in
from baken.referral.adapters.minimum_set import minimum_set
from baken.referral.errors import (
    AlreadyAskedError,
    ConsentMissingError,
    LevelRefusedError,
    NotReadyError,
    OfferClosedError,
    ReasonMissingError,
    ReferralError,
    StaleError,
    TooManyOpenError,
)
from baken.referral.models import (
    MOST_OPEN_REQUESTS,
    Consent,
    Need,
    NeedStatus,
    Request,
)
from baken.referral.selectors.asking import (
    AskableOffer,
    EarlierRequest,
    askable_offer,
)
from baken.referral.selectors.need import open_consents
from baken.referral.services import story
from baken.referral.services.finding import find_need
from baken.referral.services.judging import JudgedOffer, judge_offer
from baken.referral.services.sending import Sent

# What nobody may lift; an admission stop says no more than that it is closed now.
REFUSALS: Final[Mapping[Criterion, type[ReferralError]]] = {
    Criterion.LEVEL: LevelRefusedError,
    Criterion.INSPECTION: OfferClosedError,
    Criterion.CONSENT: ConsentMissingError,
}


@dataclass(frozen=True)
class _Asked:
    """Everything that is known when the request is written."""

    id: UUID
    need: Need
    offer: AskableOffer
    born_on: date
    slot: int
    reasons: Mapping[str, str]
    basis: str


@transaction.atomic
def ask_provider(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    offer_id: UUID,
    sent: Sent,
    reasons: Mapping[str, str] | None = None,
) -> Request:
    """Asks; `reasons` are keyed by criterion. The same form twice gives the first request.

    The key of the form is the key of the request: the lock on the need keeps the second of
    two clicks waiting until the first request can be seen.
    """
    need = find_need(code)
    policies.require(policies.may_ask(actor))
    on = timezone.localdate(at)
    offer = askable_offer(offer_id, dossier_id=need.dossier_id, on=on)
    if offer is None:
        raise OfferClosedError
    if any(one.id == sent.key for one in offer.earlier):
        return Request.objects.get(pk=sent.key)
    if need.version != sent.version:
        raise StaleError
    given = {name: words for name, words in (reasons or {}).items() if words.strip()}
    asked = _checked(need, offer=offer, key=sent.key, reasons=given, on=on)
    request = _write(asked, actor=actor, at=at)
    _tell(request, basis=asked.basis, actor=actor, at=at)
    return request


def _checked(
    need: Need, *, offer: AskableOffer, key: UUID, reasons: Mapping[str, str], on: date
) -> _Asked:
    if need.status != NeedStatus.READY:
        raise NotReadyError
    consents = open_consents(need.dossier_id)
    born_on, basis = _disclosed(need, consents=consents, on=on)
    judged = judge_offer(need, offer=offer, consents=consents, on=on)
    if judged.refused:
        raise REFUSALS[judged.refused[0]]
    missing = [name for name in judged.to_explain if name not in reasons]
    if missing:
        raise ReasonMissingError(missing)
    slot = _free_slot(offer.earlier, offer_id=offer.id)
    explained = _asked_for(judged, reasons=reasons)
    return _Asked(key, need, offer, born_on, slot, explained, basis)


def _asked_for(judged: JudgedOffer, *, reasons: Mapping[str, str]) -> dict[str, str]:
    """A reason for what fits meanwhile is not kept."""
    return {name.value: reasons[name] for name in judged.to_explain}


def _disclosed(
    need: Need, *, consents: Sequence[Consent], on: date
) -> tuple[date, str]:
    """The birth date, and on what basis the file may be disclosed (Jeugdwet 7.3.11)."""
    born_on = birth_date_in(need)
    if born_on is None:
        raise NotReadyError
    found = finding_of(Act.DISCLOSURE, need=need, rows=consents, born_on=born_on, on=on)
    if found.verdict is not Verdict.PASS:
        raise ConsentMissingError
    ground = found.used_ground
    return born_on, f"ground:{ground}" if ground else "consent:disclosure"


def _free_slot(earlier: Sequence[EarlierRequest], *, offer_id: UUID) -> int:
    """The lock on the need keeps colleagues waiting, so what is free stays free."""
    taken = [one for one in earlier if one.is_open]
    if any(one.offer_id == offer_id for one in taken):
        raise AlreadyAskedError
    free = set(range(1, MOST_OPEN_REQUESTS + 1)) - {one.slot for one in taken}
    if not free:
        raise TooManyOpenError
    return min(free)


def _write(asked: _Asked, *, actor: Actor, at: datetime) -> Request:
    need, on = asked.need, timezone.localdate(at)
    cipher = cipher_in(need)
    request = Request(
        id=asked.id,
        dossier_id=need.dossier_id,
        offer_id=asked.offer.id,
        organisation_id=asked.offer.organisation_id,
        asked_by_id=policies.organisation_of(actor),
        slot=asked.slot,
        **minimum_set(need, born_on=asked.born_on, on=on).fields(),
        sent_at=at,
        due_at=answer_due(at, urgency=Urgency(need.urgency)),
        override_reasons={
            criterion: cipher.encrypt(words.strip())
            for criterion, words in asked.reasons.items()
        },
    )
    try:
        # Whatever raises here leaves ask_provider, which then undoes all of it.
        request.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAskedError from error
    return request


def _tell(request: Request, *, basis: str, actor: Actor, at: datetime) -> None:
    files.share(
        actor=actor,
        dossier_id=request.dossier_id,
        organisation_id=request.organisation_id,
        capacity="requested",
        basis=basis,
        at=at,
        subject=request.pk,
    )
    story.tell(
        request.dossier_id,
        request=request,
        kind="request_sent",
        actor=actor,
        at=at,
        to=[
            (request.organisation_id, "intake"),
            (request.organisation_id, "safety_officer"),
        ],
        trail=audit.recording(
            action="referral.request_sent",
            at=at,
            subject=request.pk,
            dossier_id=request.dossier_id,
        ),
    )
