"""Short acts of the referrer: hold longer, on her way, withdraw."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.ui.forms import GuardedForm
from baken.referral.forms.request_referrer import ConfirmForm, WithdrawForm
from baken.referral.models import Need, Request
from baken.referral.selectors.requests import requests
from baken.referral.services import placing, withdrawing
from baken.referral.views.request_page import (
    ActPage,
    about_rows,
    answer_act,
    sent_by,
)

both = require_http_methods(["GET", "HEAD", "POST"])
Service = Callable[..., None]


def _request_of(code: str, *, request_id: UUID) -> Request:
    return requests().get(pk=request_id, dossier__code=code)


def _page(code: str, *, words: tuple[str, str, str], tone: str = "primary") -> ActPage:
    heading, consequences, label = words
    back = reverse("referral:detail", args=[code])
    return ActPage(heading, consequences, label, back, back, tone)


def _confirmed(
    request: ActorRequest, row: Request, *, service: Service, page: ActPage
) -> HttpResponse:
    form = ConfirmForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        version=row.version,
    )

    def act() -> None:
        sent = sent_by(form, version=row.version)
        service(row.pk, actor=request.actor, at=timezone.now(), sent=sent)

    return answer_act(request, page, form=form, act=act)


@both
@about_rows("referrer")
def prolong(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """One step: one more term."""
    row = _request_of(code, request_id=request_id)
    page = _page(
        code,
        words=(
            _("De plek langer vasthouden"),
            _("De plek blijft één hele termijn langer vrij voor deze jongere."),
            _("Langer vasthouden"),
        ),
    )
    return _confirmed(request, row, service=placing.prolong_hold, page=page)


@both
@about_rows("referrer")
def underway(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """She is on her way."""
    row = _request_of(code, request_id=request_id)
    page = _page(
        code,
        words=(
            _("De jongere is onderweg"),
            _("Vanaf nu komt de plek niet meer vanzelf vrij."),
            _("Ja, onderweg"),
        ),
    )
    return _confirmed(request, row, service=placing.set_underway, page=page)


@both
@about_rows("referrer")
def withdraw(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """Takes one request back, after saying what follows."""
    row = _request_of(code, request_id=request_id)
    form = WithdrawForm(request.POST or None, actor=request.actor, version=row.version)

    def act() -> None:
        withdrawing.withdraw_request(
            row.pk,
            actor=request.actor,
            at=timezone.now(),
            sent=sent_by(form, version=row.version),
            reason=form.cleaned_data["reason"],
        )

    words = (
        _("Een aanvraag intrekken"),
        _(
            "De plek die voor deze jongere vrij bleef, komt meteen vrij. De aanbieder ziet"
            " het dossier niet meer. U kunt dit niet terugdraaien."
        ),
        _("Aanvraag intrekken"),
    )
    page = _page(code, words=words, tone="danger")
    return answer_act(request, page, form=form, act=act)


@both
@about_rows("referrer")
def withdraw_need(request: ActorRequest, code: str) -> HttpResponse:
    """Ends the whole search, after saying what follows."""
    need = Need.objects.select_related("dossier").get(dossier__code=code)
    form: GuardedForm = WithdrawForm(
        request.POST or None, actor=request.actor, version=need.version
    )

    def act() -> None:
        withdrawing.withdraw_need(
            code,
            actor=request.actor,
            at=timezone.now(),
            sent=sent_by(form, version=need.version),
            reason=form.cleaned_data["reason"],
        )

    words = (
        _("De hulpvraag intrekken"),
        _(
            "Alle aanvragen worden ingetrokken en alle vastgehouden plekken komen vrij."
            " Iedereen die iets gevraagd is, krijgt bericht. U kunt dit niet terugdraaien."
        ),
        _("Hulpvraag intrekken"),
    )
    page = _page(code, words=words, tone="danger")
    return answer_act(request, page, form=form, act=act)
