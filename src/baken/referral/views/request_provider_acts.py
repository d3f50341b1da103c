"""What an intaker does with a request; each act is a page of its own, with its consequences."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.ui.forms import GuardedForm
from baken.referral.forms.request_provider import (
    ArriveForm,
    DeclineForm,
    NoArrivalForm,
    OfferPlaceForm,
    QuestionForm,
)
from baken.referral.forms.request_referrer import ConfirmForm
from baken.referral.models import Request
from baken.referral.policies import organisation_of
from baken.referral.selectors.requests import places_of, requests
from baken.referral.services import answering, placing
from baken.referral.views.request_page import (
    ActPage,
    about_rows,
    answer_act,
    sent_by,
)

both = require_http_methods(["GET", "HEAD", "POST"])
Answers = dict[str, Any]


def _row(request: ActorRequest, request_id: UUID) -> Request:
    return requests().get(pk=request_id, organisation_id=organisation_of(request.actor))


def _do(
    request: ActorRequest,
    row: Request,
    *,
    form: GuardedForm,
    page: ActPage,
    service: Callable[..., None],
    answers: Callable[[Answers], Answers] = lambda _answers: {},
) -> HttpResponse:
    def act() -> None:
        service(
            row.pk,
            actor=request.actor,
            at=timezone.now(),
            sent=sent_by(form, version=row.version),
            **answers(form.cleaned_data),
        )

    return answer_act(request, page, form=form, act=act)


def _page(
    row: Request,
    *,
    words: tuple[str, str, str],
    tone: str = "primary",
    is_last: bool = False,
) -> ActPage:
    heading, consequences, label = words
    back = reverse("referral:request", args=[row.pk])
    done = reverse("referral:inbox") if is_last else back
    return ActPage(heading, consequences, label, back, done, tone)


def _post(request: ActorRequest) -> Any:  # noqa: ANN401  what Django's forms take
    return request.POST if request.method == "POST" else None


@both
@about_rows("intake")
def talk(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Starts talking."""
    row = _row(request, request_id)
    form = ConfirmForm(_post(request), actor=request.actor, version=row.version)
    words = (
        _("In gesprek gaan"),
        _(
            "U ziet dan de hele hulpvraag, nog zonder naam. De verwijzer krijgt bericht en"
            " verwacht dat u belt."
        ),
        _("In gesprek"),
    )
    page = _page(row, words=words)
    return _do(request, row, form=form, page=page, service=answering.start_talking)


@both
@about_rows("intake")
def question(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Asks the referrer something."""
    row = _row(request, request_id)
    form = QuestionForm(_post(request), actor=request.actor, version=row.version)
    words = (
        _("Een vraag stellen"),
        _("De verwijzer krijgt bericht. De termijn voor uw antwoord loopt door."),
        _("Vraag versturen"),
    )
    return _do(
        request,
        row,
        form=form,
        page=_page(row, words=words),
        service=answering.ask_question,
        answers=lambda said: {"words": said["question"]},
    )


@both
@about_rows("intake")
def decline(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Says that it does not fit here now."""
    row = _row(request, request_id)
    form = DeclineForm(_post(request), actor=request.actor, version=row.version)
    words = (
        _("Past hier nu niet"),
        _(
            "De verwijzer krijgt bericht met alleen deze reden. Houdt u een plek vast, dan"
            " komt die vrij. Daarna ziet u dit dossier niet meer."
        ),
        _("Doorgeven"),
    )
    return _do(
        request,
        row,
        form=form,
        page=_page(row, words=words, tone="danger", is_last=True),
        service=answering.decline,
        answers=lambda said: {"code": said["code"]},
    )


@both
@about_rows("intake")
def offer_place(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Offers a place and holds it."""
    row = _row(request, request_id)
    form = OfferPlaceForm(
        _post(request),
        actor=request.actor,
        version=row.version,
        places=_place_choices(row),
    )
    words = (
        _("Een plek aanbieden"),
        _(
            "De plek blijft voor deze jongere vrij tot de termijn om is. De verwijzer en de"
            " jongere kiezen."
        ),
        _("Plek aanbieden"),
    )
    return _do(
        request,
        row,
        form=form,
        page=_page(row, words=words),
        service=placing.offer_place,
        answers=lambda said: {"offered": _offered(said)},
    )


def _offered(said: Answers) -> placing.OfferedPlace:
    return placing.OfferedPlace(UUID(said["place"]), said["start_on"], said["end_on"])


def _place_choices(row: Request) -> list[tuple[str, str]]:
    free = _("%(place)s, vrij vanaf %(day)s")
    taken = _("%(place)s, bezet")
    return [
        (
            str(place.id),
            free % {"place": place.code, "day": date_format(place.free_on)}
            if place.free_on
            else taken % {"place": place.code},
        )
        for place in places_of(row.offer_id, on=timezone.localdate())
    ]


@both
@about_rows("intake")
def provider_underway(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """She is on her way."""
    row = _row(request, request_id)
    form = ConfirmForm(_post(request), actor=request.actor, version=row.version)
    words = (
        _("De jongere is onderweg"),
        _("Vanaf nu komt de plek niet meer vanzelf vrij."),
        _("Ja, onderweg"),
    )
    page = _page(row, words=words)
    return _do(request, row, form=form, page=page, service=placing.set_underway)


@both
@about_rows("intake")
def arrive(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """She is there."""
    row = _row(request, request_id)
    form = ArriveForm(_post(request), actor=request.actor, version=row.version)
    words = (
        _("De jongere is aangekomen"),
        _("De plek is vanaf deze dag bezet. De verwijzer krijgt bericht."),
        _("Aangekomen"),
    )
    return _do(
        request,
        row,
        form=form,
        page=_page(row, words=words),
        service=placing.arrive,
        answers=lambda said: {"arrived_on": said["arrived_on"]},
    )


@both
@about_rows("intake")
def no_arrival(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """She did not come."""
    row = _row(request, request_id)
    form = NoArrivalForm(_post(request), actor=request.actor, version=row.version)
    words = (
        _("De jongere is niet aangekomen"),
        _(
            "Weet u niet waar de jongere is? Bel eerst de politie (112) en de verwijzer."
            " De plek komt vrij, u blijft in gesprek, en de verwijzer en de zorgcoördinator"
            " krijgen meteen bericht."
        ),
        _("Melden"),
    )
    return _do(
        request,
        row,
        form=form,
        page=_page(row, words=words, tone="danger"),
        service=placing.record_no_arrival,
        answers=lambda said: {"reason": said["reason"]},
    )
