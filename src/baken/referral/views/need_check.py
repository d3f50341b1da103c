"""The last step: look once more, let a coordinator follow, go on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.organisations.models import Organisation, OrganisationKind
from baken.referral.errors import ReferralError, StaleError
from baken.referral.forms.need_profile import ReadyForm, ShareForm
from baken.referral.selectors import missing
from baken.referral.selectors.need import OpenNeed
from baken.referral.services import need as needs
from baken.referral.services import sharing
from baken.referral.views.need_form import opened_or_404
from baken.referral.views.need_summary import summary_of
from baken.referral.views.need_words import missing_lines, step_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def need_check(request: ActorRequest, code: str) -> HttpResponse:
    """Everything on one page, what is missing first; then to the offer."""
    opened = opened_or_404(request, code)
    form = ReadyForm(
        request.POST or None, actor=request.actor, version=opened.need.version
    )
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _make_ready(request, opened=opened, form=form):
        return redirect("referral:matching", code)
    lines = missing_lines(opened)
    values = {
        "form": form,
        "page": step_page(opened, step=missing.CHECK),
        "sections": summary_of(opened),
        "blocking": [line for line in lines if line.is_blocking],
        "later": [line for line in lines if not line.is_blocking],
        "share_form": _share_form(request),
    }
    return render(request, "referral/need/check.html", values)


def _make_ready(request: ActorRequest, *, opened: OpenNeed, form: ReadyForm) -> bool:
    try:
        needs.make_ready(
            actor=request.actor,
            at=timezone.now(),
            code=opened.need.dossier.code,
            version=opened.need.version,
        )
    except StaleError:
        form.refuse_stale()
    except ReferralError as error:
        form.add_error(None, str(error.message))
    return not form.errors


def _share_form(request: ActorRequest) -> ShareForm:
    is_share = request.method == "POST" and "organisation" in request.POST
    form = ShareForm(request.POST if is_share else None, actor=request.actor)
    form.fields["organisation"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
        (str(key), name)
        for key, name in Organisation.objects.filter(
            kind=OrganisationKind.CARE_COORDINATION, valid_until__isnull=True
        )
        .order_by("name")
        .values_list("pk", "name")
    ]
    return form


@never_cache
@require_POST
def need_share(request: ActorRequest, code: str) -> HttpResponse:
    """Lets a care coordination follow the file, or says why not."""
    opened_or_404(request, code)
    form = _share_form(request)
    if form.is_valid():
        _share(
            request, code=code, organisation_id=UUID(form.cleaned_data["organisation"])
        )
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    return redirect("referral:need_check", code)


def _share(request: ActorRequest, *, code: str, organisation_id: UUID) -> None:
    try:
        sharing.share_with_coordinator(
            actor=request.actor,
            at=timezone.now(),
            code=code,
            organisation_id=organisation_id,
        )
    except ReferralError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("De zorgcoördinatie kan nu meekijken."))
