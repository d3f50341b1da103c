"""Asks a provider for a place, with the minimum set of safety rule 8 and nothing more."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

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
    NotReadyError,
    OfferClosedError,
    ReasonMissingError,
    StaleError,
    TooManyOpenError,
)
from baken.referral.models import (
    MOST_OPEN_REQUESTS,
    OPEN,
    Need,
    NeedStatus,
    Request,
    SentForm,
)
from baken.referral.selectors.asking import AskableOffer, askable_offer
from baken.referral.selectors.need import open_consents
from baken.referral.services import story
from baken.referral.services.finding import find_need
from baken.referral.services.sending import Sent, is_first_time

MEASURE = "H10"


@dataclass(frozen=True)
class _Asked:
    """Everything that is known when the request is written."""

    need: Need
    offer: AskableOffer
    born_on: date
    slot: int
    reasons: Mapping[str, str]


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
    """Asks; the same form sent twice gives the first request again."""
    need = find_need(code)
    policies.require(policies.may_ask(actor))
    new_id = uuid.uuid4()
    if not is_first_time(sent, dossier_id=need.dossier_id, at=at, result=new_id):
        return _asked_before(sent)
    if need.version != sent.version:
        raise StaleError
    asked = _checked(need, offer_id=offer_id, reasons=reasons or {}, at=at)
    request = _write(new_id, asked=asked, actor=actor, at=at)
    _tell(request, actor=actor, at=at)
    return request


def _asked_before(sent: Sent) -> Request:
    """The request of the same form; a key that did something else finds nothing."""
    found = SentForm.objects.get(pk=sent.key).result
    return Request.objects.get(pk=found or sent.key)


def _checked(
    need: Need, *, offer_id: UUID, reasons: Mapping[str, str], at: datetime
) -> _Asked:
    on = timezone.localdate(at)
    if need.status != NeedStatus.READY:
        raise NotReadyError
    born_on = _disclosed(need, on=on)
    offer = askable_offer(offer_id, on=on)
    if offer is None or offer.is_stopped:
        raise OfferClosedError
    if offer.has_measure and not reasons.get(MEASURE, "").strip():
        raise ReasonMissingError
    slot = _free_slot(need.dossier_id, offer_id=offer_id)
    return _Asked(need, offer, born_on, slot, reasons)


def _disclosed(need: Need, *, on: date) -> date:
    """The birth date, when the file may be disclosed (Jeugdwet 7.3.11)."""
    born_on = birth_date_in(need)
    if born_on is None:
        raise NotReadyError
    rows = open_consents(need.dossier_id)
    found = finding_of(Act.DISCLOSURE, need=need, rows=rows, born_on=born_on, on=on)
    if found.verdict is not Verdict.PASS:
        raise ConsentMissingError
    return born_on


def _free_slot(dossier_id: UUID, *, offer_id: UUID) -> int:
    """The lock on the need keeps colleagues waiting, so what is free stays free."""
    taken = dict(
        Request.objects.filter(dossier_id=dossier_id, status__in=OPEN).values_list(
            "slot", "offer_id"
        )
    )
    if offer_id in taken.values():
        raise AlreadyAskedError
    free = set(range(1, MOST_OPEN_REQUESTS + 1)) - set(taken)
    if not free:
        raise TooManyOpenError
    return min(free)


def _write(new_id: UUID, *, asked: _Asked, actor: Actor, at: datetime) -> Request:
    need, on = asked.need, timezone.localdate(at)
    cipher = cipher_in(need)
    request = Request(
        id=new_id,
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
            if words.strip()
        },
    )
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAskedError from error
    return request


def _tell(request: Request, *, actor: Actor, at: datetime) -> None:
    files.share(
        actor=actor,
        dossier_id=request.dossier_id,
        organisation_id=request.organisation_id,
        capacity="requested",
        basis="consent:disclosure",
        at=at,
        subject=request.pk,
    )
    audit.record(
        actor=actor,
        action="referral.request_sent",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
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
    )
