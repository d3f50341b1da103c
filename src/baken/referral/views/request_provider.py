"""The provider's inbox and the page of one request: little at first, more once it talks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.foundation.access.keyring import cipher_of
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.audit import services as audit
from baken.referral.models import Need, Request, RequestStatus
from baken.referral.policies import organisation_of
from baken.referral.selectors.hurdles import entry_day, waits_for_judge
from baken.referral.selectors.requests import inbox as inbox_rows
from baken.referral.selectors.requests import is_safe, questions_of, requests
from baken.referral.selectors.shown import (
    Identity,
    identity_of,
    minimum_rows,
    need_rows,
    reason_rows,
)
from baken.referral.selectors.timeline import moments_of
from baken.referral.views.request_page import about_rows, for_roles

MOST = 100
KNOWS_NAME = (RequestStatus.CHOSEN, RequestStatus.UNDERWAY, RequestStatus.TAKEN)


@require_GET
@for_roles("intake", "behavioural_expert")
def inbox(request: ActorRequest) -> HttpResponse:
    """Open requests, by the moment that comes first."""
    at = timezone.now()
    audit.record(actor=request.actor, action="dossier.listed", at=at)
    rows = list(inbox_rows()[:MOST])
    return render(request, "referral/request/inbox.html", {"rows": rows, "at": at})


@require_GET
@about_rows("intake", "behavioural_expert")
def provider_request(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """The minimum set; from the talk on the need; from the choice on her name."""
    row = requests().get(pk=request_id, organisation_id=organisation_of(request.actor))
    cipher = cipher_of(row.dossier_id)
    need = Need.objects.filter(pk=row.dossier_id).first()
    audit.record(
        actor=request.actor,
        action="dossier.opened",
        at=timezone.now(),
        subject=row.pk,
        dossier_id=row.dossier_id,
    )
    context = {
        "row": row,
        "sent_rows": minimum_rows(row),
        "need_rows": need_rows(need, cipher=cipher) if need else [],
        "reason_rows": reason_rows(row, cipher=cipher) if need else [],
        "questions": questions_of(row.dossier_id, cipher=cipher, request_id=row.pk),
        "moments": moments_of(row.dossier_id, request_id=row.pk),
        "may_act": request.actor.role == "intake",
        "is_safe": _is_safe(row),
        "waits_for_judge": _waits_for_judge(row, need=need),
        "identity": _identity(request, row),
        "at": timezone.now(),
    }
    return render(request, "referral/request/request.html", context)


def _is_safe(row: Request) -> bool:
    """Asked while it matters: before a place is offered."""
    if row.status != RequestStatus.TALKING:
        return False
    return is_safe(row, start_on=row.start_from, at=timezone.now())


def _waits_for_judge(row: Request, *, need: Need | None) -> bool:
    """Told from the talk on, when the provider reads the need; once she is in, no more."""
    if need is None or row.status == RequestStatus.TAKEN:
        return False
    on = entry_day(row, on=timezone.localdate())
    return waits_for_judge(row, need=need, on=on)


def _identity(request: ActorRequest, row: Request) -> Identity | None:
    """Her name, once her place is here; looking is a line in the trail."""
    if row.status not in KNOWS_NAME:
        return None
    found = identity_of(row.dossier_id, cipher=cipher_of(row.dossier_id))
    if found is not None:
        audit.record(
            actor=request.actor,
            action="referral.identity_viewed",
            at=timezone.now(),
            subject=row.pk,
            dossier_id=row.dossier_id,
        )
    return found
