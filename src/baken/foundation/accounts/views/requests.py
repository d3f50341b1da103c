"""What every view of this room asks of a request."""

from django.http import Http404, HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from baken.foundation.accounts.models import Membership, Role, User
from baken.foundation.accounts.standing import membership_of, user_of

HOME = "/"


def next_path(request: HttpRequest) -> str:
    """Where to go afterwards: a page of this site, else the first page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and asked.startswith("/") else HOME


def person_in(request: HttpRequest) -> User:
    """Whoever is logged in or is half way; 404 for nobody."""
    user = user_of(request)
    if user is None:
        raise Http404
    return user


def require_administrator(request: HttpRequest) -> Membership:
    """The administrator's membership; for everybody else this page does not exist."""
    membership = membership_of(request)
    if membership is None or membership.role != Role.ADMINISTRATOR:
        raise Http404
    return membership
