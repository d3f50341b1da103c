"""Answering questions of a provider, and choosing one of the offered places."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.standing import ActorRequest
from baken.referral.adapters.identity import cipher_in
from baken.referral.forms.request_referrer import AnswerForm, ChooseForm
from baken.referral.models import Need, Request, RequestStatus
from baken.referral.selectors.hurdles import entry_day, hurdles
from baken.referral.selectors.need import need_by_code
from baken.referral.selectors.requests import questions_of, requests, requests_of
from baken.referral.services import answering, choosing
from baken.referral.views.need_consents import WHO
from baken.referral.views.request_page import (
    ActPage,
    about_rows,
    answer_act,
    is_carried_out,
    sent_by,
)

both = require_http_methods(["GET", "HEAD", "POST"])


@both
@about_rows("referrer")
def answer(
    request: ActorRequest, code: str, *, request_id: UUID, question_id: UUID
) -> HttpResponse:
    """Answers a question of a provider."""
    row = requests().get(pk=request_id, dossier__code=code)
    need = need_by_code(code)
    questions = questions_of(need.pk, cipher=cipher_in(need), request_id=row.pk)
    asked = next((q for q in questions if q.id == question_id), None)
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST or None, actor=request.actor, version=row.version)

    def act() -> None:
        answering.answer_question(
            row.pk,
            actor=request.actor,
            at=timezone.now(),
            sent=sent_by(form, version=row.version),
            question_id=question_id,
            words=form.cleaned_data["answer"],
        )

    back = reverse("referral:detail", args=[code])
    page = ActPage(
        heading=_("Een vraag beantwoorden"),
        consequences=asked.question,
        confirm_label=_("Antwoord versturen"),
        back_url=back,
        done_url=back,
    )
    return answer_act(request, page, form=form, act=act)


@both
@about_rows("referrer")
def choose(request: ActorRequest, code: str) -> HttpResponse:
    """The offered places side by side; each leads to its own choice."""
    need = need_by_code(code)
    offered = [
        row for row in requests_of(need.pk) if row.status == RequestStatus.OFFERED
    ]
    context = {"need": need, "offered": offered, "at": timezone.now()}
    return render(request, "referral/request/choose.html", context)


@both
@about_rows("referrer")
def choose_one(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """Chooses this place, with how she was heard and, if it is not known yet, her name."""
    need = need_by_code(code)
    row = requests().get(pk=request_id, dossier_id=need.pk)
    form = ChooseForm(
        request.POST or None,
        actor=request.actor,
        version=row.version,
        needs_name=not choosing.is_named(need),
    )

    def act() -> None:
        choosing.choose_place(
            row.pk,
            actor=request.actor,
            at=timezone.now(),
            sent=sent_by(form, version=row.version),
            heard=form.cleaned_data["heard"],
            name=form.cleaned_data.get("name", ""),
        )

    if request.method == "POST" and is_carried_out(form, act):
        return redirect("referral:detail", code)
    context = {"need": need, "row": row, "form": form, **_hurdles(row, need=need)}
    return render(request, "referral/request/choose_one.html", context)


def _hurdles(row: Request, *, need: Need) -> dict[str, object]:
    """What the law still asks before she can enter, as the page says it."""
    on = timezone.localdate()
    found = hurdles(row, need=need, entry_on=entry_day(row, on=on), on=on)
    voices = ", ".join(str(WHO[one]) for one in found.missing_voices)
    return {"hurdles": found, "needs_whom": voices}
