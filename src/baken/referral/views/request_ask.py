"""Asking one offer: what will be sent, what does not fit, and what is not known yet."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.core.matching import NAMES, Audience, Explanation, explain
from baken.core.rules.codes import OVERRIDE_ROLES, Role
from baken.foundation.accounts.standing import ActorRequest
from baken.referral.adapters.identity import birth_date_in
from baken.referral.adapters.minimum_set import minimum_set
from baken.referral.errors import ReasonMissingError, ReferralError, StaleError
from baken.referral.forms.request_referrer import AskForm, ReasonAsked
from baken.referral.models import Need
from baken.referral.selectors.asking import AskableOffer, askable_offer
from baken.referral.selectors.need import need_by_code, open_consents
from baken.referral.selectors.shown import Rows, minimum_rows
from baken.referral.services import asking
from baken.referral.services.judging import MEASURE, JudgedOffer, judge_offer
from baken.referral.views.need_offers import words
from baken.referral.views.request_page import about_rows


@require_http_methods(["GET", "HEAD", "POST"])
@about_rows("referrer")
def ask(request: ActorRequest, code: str, offer_id: UUID) -> HttpResponse:
    """Shows literally what will be sent, and sends it.

    A form that is carried out loads nothing that the service loads too.
    """
    if request.method != "POST":
        return _shown(request, code=code, offer_id=offer_id, refusal=None)
    typed = AskForm.as_typed(request.POST, actor=request.actor)
    refusal: ReferralError | None = None
    if typed.is_valid():
        try:
            asking.ask_provider(
                actor=request.actor,
                at=timezone.now(),
                code=code,
                offer_id=offer_id,
                sent=typed.sent,
                reasons=typed.reasons,
            )
        except ReferralError as error:
            refusal = error
        else:
            return redirect("referral:detail", code)
    return _shown(request, code=code, offer_id=offer_id, refusal=refusal)


@dataclass(frozen=True)
class _Page:
    need: Need
    offer: AskableOffer
    judged: JudgedOffer
    explained: tuple[Explanation, ...]

    def of(self, criterion: str) -> Explanation:
        """The reasons of one criterion."""
        return next(one for one in self.explained if one.criterion == criterion)


def _page(code: str, *, offer_id: UUID) -> _Page:
    need, on = need_by_code(code), timezone.localdate()
    offer = askable_offer(offer_id, dossier_id=need.pk, on=on)
    if offer is None or not need.urgency:
        raise Http404
    consents = open_consents(need.pk)
    judged = judge_offer(need, offer=offer, consents=consents, on=on)
    explained = explain(judged.judgement, 0, audience=Audience.REFERRER)
    return _Page(need, offer, judged, explained)


def _shown(
    request: ActorRequest, *, code: str, offer_id: UUID, refusal: ReferralError | None
) -> HttpResponse:
    try:
        page = _page(code, offer_id=offer_id)
    except ReferralError as error:
        context = {"code": code, "message": error.message}
        return render(request, "referral/need/matching_refused.html", context)
    form = _form(request, page=page)
    if refusal and not isinstance(refusal, StaleError | ReasonMissingError):
        form.add_error(None, str(refusal.message))
    return render(request, "referral/request/ask.html", _context(page, form=form))


def _form(request: ActorRequest, *, page: _Page) -> AskForm:
    """With what was typed, and with what has to be mended in it."""
    return AskForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        version=page.need.version,
        asked=[_reason_asked(page, criterion) for criterion in page.judged.to_explain],
    )


def _reason_asked(page: _Page, criterion: str) -> ReasonAsked:
    if criterion == MEASURE:
        return ReasonAsked(
            criterion,
            _("Waarom vraagt u hier toch een plek?"),
            _("De inspectie heeft over deze locatie iets bekendgemaakt."),
        )
    explained = page.of(criterion)
    name = words(NAMES[explained.criterion])
    return ReasonAsked(
        criterion,
        _("%(name)s: waarom vraagt u hier toch een plek?") % {"name": name},
        f"{words(explained.sentence)} {_who_lifts(explained)}",
    )


def _who_lifts(explained: Explanation) -> str:
    """A fail that others lift is a question to them, not a refusal."""
    if Role.REFERRER in explained.may_override:
        return _("U mag dit zelf opzij zetten, met een reden.")
    roles = [words(OVERRIDE_ROLES.label(role)) for role in explained.may_override]
    return _(
        "Uw aanvraag is een vraag aan hen die dit opzij mogen zetten: %(roles)s."
    ) % {"roles": ", ".join(roles).lower()}


def _context(page: _Page, *, form: AskForm) -> dict[str, object]:
    code, judged = page.need.dossier.code, page.judged
    return {
        "heading": _("Een plek vragen"),
        "confirm_label": _("Plek vragen"),
        "code": code,
        "form": form,
        "rows": _sent_rows(page.need),
        "offer": page.offer,
        "refusals": [asking.REFUSALS[one].message for one in judged.refused],
        "enquired": [_enquired(page.of(one)) for one in judged.enquired],
    }


def _enquired(explained: Explanation) -> tuple[str, str]:
    """What is not known yet, and what is known about finding out."""
    step = explained.next_step or explained.sentence
    return words(NAMES[explained.criterion]), words(step)


def _sent_rows(need: Need) -> Rows:
    born_on = birth_date_in(need)
    if born_on is None:
        return []
    return minimum_rows(minimum_set(need, born_on=born_on, on=timezone.localdate()))
