"""The safety officer's list, and the page on which H7 and H8 are answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from baken.foundation.access.keyring import cipher_of
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.audit import services as audit
from baken.referral.forms.request_provider import SAFETY_CHOICES, SafetyForm
from baken.referral.models import Request, SafetyAnswer
from baken.referral.policies import organisation_of
from baken.referral.selectors.need import open_avoided, open_zones
from baken.referral.selectors.requests import requests, to_assess
from baken.referral.selectors.safety import answer_states, is_too_old
from baken.referral.selectors.shown import (
    SafetyFacts,
    identity_of,
    minimum_rows,
    safety_facts,
)
from baken.referral.selectors.words import Words
from baken.referral.services import reaching, safety
from baken.referral.services.sending import Sent
from baken.referral.views.request_page import about_rows, for_roles, is_carried_out

MOST = 100
SAID = dict(SAFETY_CHOICES)


@require_GET
@for_roles("safety_officer")
def safety_list(request: ActorRequest) -> HttpResponse:
    """Requests to the own organisation, and which were answered, or have to be again."""
    at = timezone.now()
    audit.record(actor=request.actor, action="dossier.listed", at=at)
    rows = list(to_assess()[:MOST])
    states = answer_states(rows, at=at)
    context = {"rows": [(row, states.get(row.pk, "")) for row in rows], "at": at}
    return render(request, "referral/request/safety_list.html", context)


@dataclass(frozen=True)
class GivenAnswer:
    """An earlier answer, and whether it was about the facts of now."""

    answer: SafetyAnswer
    said: Words
    is_current: bool
    is_too_old: bool


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@about_rows("safety_officer")
def safety_request(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Danger zones and whom she must not meet, and the two questions."""
    row = requests().get(pk=request_id, organisation_id=organisation_of(request.actor))
    basis = reaching.safety_basis(row.dossier_id)
    form = SafetyForm(request.POST or None, actor=request.actor, version=basis)
    if request.method == "POST" and is_carried_out(
        form, lambda: _answer(request, row, form=form, basis=basis)
    ):
        return redirect("referral:safety", row.pk)
    cipher = cipher_of(row.dossier_id)
    identity = identity_of(row.dossier_id, cipher=cipher)
    _seen(request, row, action="referral.safety_viewed")
    if identity is not None:
        _seen(request, row, action="referral.identity_viewed")
    context = {
        "row": row,
        "form": form,
        "sent_rows": minimum_rows(row),
        "facts": _facts(row),
        "identity": identity,
        "given": _given(row, basis=basis, at=timezone.now()),
    }
    return render(request, "referral/request/safety.html", context)


def _seen(request: ActorRequest, row: Request, *, action: str) -> None:
    audit.record(
        actor=request.actor,
        action=action,
        at=timezone.now(),
        subject=row.pk,
        dossier_id=row.dossier_id,
    )


def _answer(
    request: ActorRequest, row: Request, *, form: SafetyForm, basis: str
) -> None:
    said = form.cleaned_data
    safety.answer_safety(
        row.pk,
        actor=request.actor,
        at=timezone.now(),
        sent=Sent(form.key, row.version),
        answers=safety.SafetyAnswers(
            co_placement=said["co_placement"],
            danger_zone=said["danger_zone"],
            basis_hash=basis,
            by_phone=said["by_phone"],
            second_person_role=said["second_person_role"],
        ),
    )


def _facts(row: Request) -> SafetyFacts:
    return safety_facts(
        open_zones(row.dossier_id),
        open_avoided(row.dossier_id),
        cipher=cipher_of(row.dossier_id),
    )


def _given(row: Request, *, basis: str, at: datetime) -> Sequence[GivenAnswer]:
    rows: QuerySet[SafetyAnswer] = SafetyAnswer.objects.filter(request=row)
    return [
        GivenAnswer(
            answer,
            SAID[answer.verdict],
            is_current=answer.basis_hash == basis,
            is_too_old=is_too_old(answer, at=at),
        )
        for answer in rows.order_by("-answered_at", "criterion")
    ]
