"""Withdrawing a recorded consent or ground, and what ends with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from baken.foundation.accounts.standing import ActorRequest
from baken.referral.errors import ReferralError, RequestsEndError
from baken.referral.forms.need_profile import ConfirmWithdrawnForm
from baken.referral.models import Consent
from baken.referral.selectors import missing
from baken.referral.services import consent as consents
from baken.referral.views.need_form import opened_or_404


@never_cache
@require_POST
def withdraw_consent(request: ActorRequest, code: str) -> HttpResponse:
    """Ends one recorded answer, after saying which open requests end with it."""
    opened_or_404(request, code)
    form = ConfirmWithdrawnForm(request.POST, actor=request.actor)
    if form.is_valid():
        try:
            _withdraw(request, code=code, form=form)
        except RequestsEndError as error:
            key = form.cleaned_data["consent"]
            return _confirm(request, code=code, consent_id=key, error=error)
        except ReferralError as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("De toestemming is ingetrokken."))
    for mistake in form.non_field_errors():
        messages.error(request, str(mistake))
    return redirect("referral:need_step", code, missing.CONSENT)


def _withdraw(request: ActorRequest, *, code: str, form: ConfirmWithdrawnForm) -> None:
    try:
        consents.withdraw_consent(
            actor=request.actor,
            at=timezone.now(),
            code=code,
            consent_id=form.cleaned_data["consent"],
            is_confirmed=form.cleaned_data["is_confirmed"],
        )
    except Consent.DoesNotExist as error:
        raise Http404 from error


def _confirm(
    request: ActorRequest, *, code: str, consent_id: UUID, error: RequestsEndError
) -> HttpResponse:
    """Nothing happened yet: the button sends the same form, with a yes in it."""
    form = ConfirmWithdrawnForm(
        actor=request.actor, initial={"consent": consent_id, "is_confirmed": True}
    )
    context = {
        "form": form,
        "code": code,
        "heading": _("Toestemming om te delen intrekken"),
        "confirm_label": _("Toestemming en aanvragen intrekken")
        if error.ending
        else _("Toestemming intrekken"),
        "confirm_tone": "danger",
        "follows": [mistake.message for mistake in error.mistakes],
    }
    return render(request, "referral/need/withdraw_consent.html", context)
