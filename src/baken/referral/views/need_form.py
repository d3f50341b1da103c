"""The steps of a need: each is shown, kept as a draft, and saved on its own."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.audit import services as audit
from baken.referral import policies
from baken.referral.errors import AnswersRefusedError, ReferralError, StaleError
from baken.referral.forms.need_consent import ConsentForm
from baken.referral.forms.need_crisis import CrisisForm
from baken.referral.forms.need_help import HelpForm
from baken.referral.forms.need_profile import (
    ReferrerForm,
    WithdrawConsentForm,
    YoungPersonForm,
)
from baken.referral.forms.need_safety import SafetyForm
from baken.referral.forms.need_step import GUARDS, StepForm
from baken.referral.models import Need
from baken.referral.selectors import missing
from baken.referral.selectors.municipalities import municipality_names
from baken.referral.selectors.need import OpenNeed, draft_of, open_need_of
from baken.referral.selectors.night_phones import night_phones
from baken.referral.services import need as needs
from baken.referral.views.need_consents import act_states
from baken.referral.views.need_residence import woonplaats_words
from baken.referral.views.need_words import next_step, step_page

FORMS: Final[dict[str, type[StepForm]]] = {
    missing.REFERRER: ReferrerForm,
    missing.YOUNG_PERSON: YoungPersonForm,
    missing.HELP: HelpForm,
    missing.SAFETY: SafetyForm,
    missing.CONSENT: ConsentForm,
    missing.CRISIS: CrisisForm,
}
NOT_TYPED: Final = GUARDS | {"csrfmiddlewaretoken", "autosave"}


def opened_or_404(request: ActorRequest, code: str) -> OpenNeed:
    """The need for its writer; for everybody else it does not exist."""
    if not policies.may_ask(request.actor):
        raise Http404
    try:
        return open_need_of(code, on=timezone.localdate())
    except Need.DoesNotExist as error:
        raise Http404 from error


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def need_step(request: ActorRequest, code: str, step: str) -> HttpResponse:
    """One step: what was answered, and what is wrong with what was typed."""
    if step not in FORMS:
        raise Http404
    opened = opened_or_404(request, code)
    if request.method == "POST":
        return _posted(request, opened=opened, step=step)
    draft = draft_of(opened.need, step=step)
    form = _form(request, opened=opened, step=step, draft=draft)
    audit.record(
        actor=request.actor,
        action="need.viewed",
        at=timezone.now(),
        subject=opened.need.dossier_id,
        dossier_id=opened.need.dossier_id,
        detail={"step": step},
    )
    return _shown(request, form=form, step=step, has_draft=draft is not None)


def _form(
    request: ActorRequest,
    *,
    opened: OpenNeed,
    step: str,
    draft: QueryDict | None = None,
) -> StepForm:
    return FORMS[step](
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        opened=opened,
        names=municipality_names(),
        draft=draft,
    )


def _posted(request: ActorRequest, *, opened: OpenNeed, step: str) -> HttpResponse:
    if "autosave" in request.POST:
        return _autosaved(request, opened=opened, step=step)
    form = _form(request, opened=opened, step=step)
    if _was_sent(form, opened=opened) or (
        form.is_valid() and _save(request, form=form)
    ):
        return redirect(next_step(opened.need, after=step))
    try:
        _keep(request, opened=opened, step=step)
    except ReferralError as error:
        form.add_error(None, str(error.message))
    return _shown(request, form=form, step=step)


def _autosaved(request: ActorRequest, *, opened: OpenNeed, step: str) -> HttpResponse:
    try:
        _keep(request, opened=opened, step=step)
    except ReferralError:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _was_sent(form: StepForm, *, opened: OpenNeed) -> bool:
    """The second of two clicks carries an old version and the key of the first."""
    return not form.is_valid() and needs.was_sent(form.key, opened.need.dossier_id)


def _save(request: ActorRequest, *, form: StepForm) -> bool:
    try:
        needs.save_step(
            actor=request.actor,
            at=timezone.now(),
            code=form.opened.need.dossier.code,
            version=form.opened.need.version,
            answers=form.answers(),
            key=form.key,
        )
    except StaleError:
        form.refuse_stale()
    except AnswersRefusedError as error:
        form.refuse(error)
    except ReferralError as error:
        form.add_error(None, str(error.message))
    return not form.errors


def _keep(request: HttpRequest, *, opened: OpenNeed, step: str) -> None:
    typed = {
        name: request.POST.getlist(name)
        for name in request.POST
        if name not in NOT_TYPED
    }
    needs.keep_draft(
        at=timezone.now(), code=opened.need.dossier.code, step=step, typed=typed
    )


def _shown(
    request: ActorRequest, *, form: StepForm, step: str, has_draft: bool = False
) -> HttpResponse:
    page = step_page(form.opened, step=step)
    values = {
        "form": form,
        "page": page,
        "names": form.names.names,
        "has_draft": has_draft,
    }
    extra = _extra(request, opened=form.opened, step=step)
    return render(request, page.template, values | extra)


def _extra(request: ActorRequest, *, opened: OpenNeed, step: str) -> dict[str, object]:
    """What one page shows beside its form and the others do not."""
    if step == missing.REFERRER:
        return {"woonplaats": woonplaats_words(opened)}
    if step == missing.CONSENT:
        withdraw = WithdrawConsentForm(actor=request.actor, auto_id=False)
        return {"acts": act_states(opened), "withdraw_form": withdraw}
    if step == missing.CRISIS:
        return {"night_phones": night_phones(opened.on)}
    return {}
