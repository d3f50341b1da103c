"""Who may see a file, who looked, ending a grant, and emergency access."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from baken.foundation.access.keyring import cipher_of
from baken.foundation.access.services import files
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.audit import services as audit
from baken.referral.forms.request_access import BreakGlassForm
from baken.referral.forms.request_referrer import ConfirmForm
from baken.referral.models import Need
from baken.referral.selectors.insight import (
    emergency_reasons,
    grants_of,
    has_emergency_access,
    who_looked,
)
from baken.referral.selectors.need import open_zones
from baken.referral.selectors.shown import need_rows, safety_facts
from baken.referral.services import emergency_access
from baken.referral.views.request_page import (
    ActPage,
    about_rows,
    answer_act,
    for_roles,
)
from baken.referral.views.request_referrals import seen

both = require_http_methods(["GET", "HEAD", "POST"])


def _need(code: str) -> Need:
    return Need.objects.select_related("dossier").get(dossier__code=code)


@require_GET
@about_rows("referrer", "care_coordinator")
def insight(request: ActorRequest, code: str) -> HttpResponse:
    """Who may see this: kind of organisation, capacity, basis, until when."""
    need = _need(code)
    grants = grants_of(need.pk, at=timezone.now())
    seen(request, need.pk)
    is_owner = request.actor.role == "referrer"
    reasons = emergency_reasons(need.pk, cipher=cipher_of(need.pk)) if is_owner else []
    context = {
        "need": need,
        "grants": grants,
        "is_owner": is_owner,
        "reasons": reasons,
    }
    return render(request, "referral/request/insight.html", context)


@require_GET
@about_rows("referrer")
def looked(request: ActorRequest, code: str) -> HttpResponse:
    """Who looked: organisation and role, no names."""
    need = _need(code)
    lines = who_looked(need.pk)
    audit.record(
        actor=request.actor,
        action="referral.trail_viewed",
        at=timezone.now(),
        dossier_id=need.pk,
    )
    context = {"need": need, "lines": lines}
    return render(request, "referral/request/looked.html", context)


@both
@about_rows("referrer")
def end_grant(request: ActorRequest, code: str, grant_id: UUID) -> HttpResponse:
    """Ends what another organisation may see, unless it rests on law or on a request."""
    need = _need(code)
    grants = grants_of(need.pk, at=timezone.now())
    grant = next((g for g in grants if g.id == grant_id and g.may_be_ended), None)
    if grant is None:
        raise Http404
    form = ConfirmForm(
        request.POST if request.method == "POST" else None, actor=request.actor
    )
    back = reverse("referral:insight", args=[code])
    page = ActPage(
        heading=_("Inzage beëindigen"),
        consequences=_("Deze organisatie ziet het dossier vanaf nu niet meer."),
        confirm_label=_("Inzage beëindigen"),
        back_url=back,
        done_url=back,
        confirm_tone="danger",
    )

    def act() -> None:
        files.end_grant(
            actor=request.actor,
            grant_id=grant_id,
            dossier_id=need.pk,
            at=timezone.now(),
        )

    return answer_act(request, page, form=form, act=act)


@both
@for_roles("care_coordinator", "safety_officer")
def break_glass(request: ActorRequest) -> HttpResponse:
    """Emergency access for 24 hours, with a reason, told to the owner."""
    form = BreakGlassForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid() and _opened(request, form=form):
        return redirect("referral:emergency", form.cleaned_data["code"].strip().upper())
    return render(request, "referral/request/break_glass.html", {"form": form})


def _opened(request: ActorRequest, *, form: BreakGlassForm) -> bool:
    reason = form.cleaned_data["reason"].strip()
    if len(reason) < files.SHORTEST_REASON:
        form.add_error(
            "reason", _("Schrijf minstens 20 tekens: wat is er aan de hand?")
        )
        return False
    try:
        opened = files.break_glass(
            code=form.cleaned_data["code"].strip().upper(),
            reason=reason,
            at=timezone.now(),
        )
    except PermissionDenied:
        # The same for an unknown code and for a case of others: it does not exist here.
        form.add_error(
            "code", _("Voor deze code krijgt uw organisatie geen noodinzage.")
        )
        return False
    emergency_access.tell_referrer(opened, actor=request.actor, at=timezone.now())
    return True


@never_cache
@require_GET
@about_rows("care_coordinator", "safety_officer")
def emergency(request: ActorRequest, code: str) -> HttpResponse:
    """What emergency access shows: the need and unsafe areas; no name, hers or another's."""
    need = _need(code)
    if not has_emergency_access(need.pk):
        raise Http404
    audit.record(
        actor=request.actor,
        action="referral.safety_viewed",
        at=timezone.now(),
        dossier_id=need.pk,
    )
    cipher = cipher_of(need.pk)
    context = {
        "need": need,
        "need_rows": need_rows(need, cipher=cipher),
        "facts": safety_facts(open_zones(need.pk), (), cipher=cipher),
    }
    return render(request, "referral/request/emergency.html", context)
