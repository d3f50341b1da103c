"""The first question, and the way to the step where something is missing."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from baken.core.rules.codes import Urgency
from baken.foundation.accounts.standing import ActorRequest
from baken.referral import policies
from baken.referral.errors import ReferralError, StaleError
from baken.referral.forms.need_profile import UrgencyForm
from baken.referral.selectors import missing
from baken.referral.selectors.missing import missing_parts
from baken.referral.services import need as needs
from baken.referral.services.need_answers import UrgencyAnswers
from baken.referral.views.need_form import opened_or_404
from baken.referral.views.need_words import step_url


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def need_new(request: ActorRequest) -> HttpResponse:
    """Asks how soon; only the answer opens a file."""
    if not policies.may_ask(request.actor):
        raise Http404
    form = UrgencyForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        code = needs.open_need(
            actor=request.actor,
            at=timezone.now(),
            key=form.key,
            urgency=Urgency(form.cleaned_data["urgency"]),
        )
        return redirect("referral:need_step", code, _first_step(form))
    return render(request, "referral/need/new.html", {"form": form})


def _first_step(form: UrgencyForm) -> str:
    is_crisis = form.cleaned_data["urgency"] == Urgency.CRISIS
    return missing.CRISIS if is_crisis else missing.REFERRER


@never_cache
@require_safe
def need_overview(request: ActorRequest, code: str) -> HttpResponse:
    """Leads to the first step where something is missing, or to the check."""
    opened = opened_or_404(request, code)
    parts = [part for part in missing_parts(opened) if part.is_blocking]
    if not parts:
        return redirect(step_url(opened.need, step=missing.CHECK))
    if opened.need.urgency == Urgency.CRISIS:
        return redirect(step_url(opened.need, step=missing.CRISIS))
    return redirect(step_url(opened.need, step=parts[0].step))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def need_urgency(request: ActorRequest, code: str) -> HttpResponse:
    """Changes how soon help is needed."""
    opened = opened_or_404(request, code)
    form = UrgencyForm(
        request.POST or None,
        actor=request.actor,
        version=opened.need.version,
        initial={"urgency": opened.need.urgency},
    )
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _save_urgency(request, code=code, form=form):
        return redirect("referral:need", code)
    values = {"form": form, "code": code}
    return render(request, "referral/need/urgency.html", values)


def _save_urgency(request: ActorRequest, *, code: str, form: UrgencyForm) -> bool:
    answers = UrgencyAnswers(Urgency(form.cleaned_data["urgency"]))
    try:
        needs.save_step(
            actor=request.actor,
            at=timezone.now(),
            code=code,
            version=int(form.cleaned_data["version"]),
            answers=answers,
            key=form.key,
        )
    except StaleError:
        form.refuse_stale()
    except ReferralError as error:
        form.add_error(None, str(error.message))
    return not form.errors
