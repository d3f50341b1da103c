"""The offers of the country for one need, in order, each with its reasons."""

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from baken.foundation.accounts.standing import ActorRequest
from baken.referral import policies
from baken.referral.errors import NotReadyError, ProbingError, ReferralError
from baken.referral.forms.need_filter import OfferFilterForm
from baken.referral.models import Need
from baken.referral.services.matching import Match, match_offers
from baken.referral.views.need_offers import (
    OfferRow,
    chosen_rows,
    near_miss_words,
    rows_of,
)

PER_PAGE = 20
REST_PER_PAGE = 10
TOO_MANY = 429


@never_cache
@require_safe
def matching(request: ActorRequest, code: str) -> HttpResponse:
    """What can be asked first, then what must be enquired, then why not the rest."""
    if not policies.may_ask(request.actor):
        raise Http404
    try:
        match = match_offers(actor=request.actor, at=timezone.now(), code=code)
    except Need.DoesNotExist as error:
        raise Http404 from error
    except ProbingError as error:
        return _refused(request, code=code, error=error, status=TOO_MANY)
    except NotReadyError as error:
        return _refused(request, code=code, error=error, status=200)
    except ReferralError as error:
        return _refused(request, code=code, error=error, status=200)
    return render(request, "referral/need/matching.html", _values(request, match))


def _refused(
    request: ActorRequest, *, code: str, error: ReferralError, status: int
) -> HttpResponse:
    values = {"code": code, "message": error.message}
    template = "referral/need/matching_refused.html"
    return render(request, template, values, status=status)


def _values(request: ActorRequest, match: Match) -> dict[str, object]:
    form = OfferFilterForm(request.GET or None)
    fitting, rest = chosen_rows(match, wanted=form.wanted())
    page = Paginator(fitting, PER_PAGE).get_page(request.GET.get("page"))
    other = Paginator(rest, REST_PER_PAGE).get_page(request.GET.get("rest"))
    shown = rows_of(match, indices=[*page.object_list, *other.object_list])
    return {
        "need": match.need,
        "code": match.need.dossier.code,
        "filter": form,
        "page": page,
        "rest_page": other,
        "offers": _of(page, shown),
        "rest": _of(other, shown),
        "asked": match.asked,
        "n_offers": len(match.offers),
        "gap": match.gap,
        "near_misses": near_miss_words(match),
        "is_rest_open": "rest" in request.GET,
    }


def _of(page: "Page[int]", shown: dict[int, OfferRow]) -> list[OfferRow]:
    return [shown[index] for index in page.object_list]
