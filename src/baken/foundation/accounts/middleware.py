"""One transaction per request, with the actor at the door.

Before a view runs: load the session, set the actor, read person and membership. What
raises, and what answers 500 or higher, is rolled back. Every page asks for a role at
work, unless its view is marked with Django's `login_not_required` or `role_not_required`.
"""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from baken.foundation.accounts.errors import NotConfirmedError
from baken.foundation.accounts.models import Membership, User
from baken.foundation.accounts.standing import (
    ActorRequest,
    Standing,
    leave_role,
    membership_of,
    standing_in,
)
from baken.foundation.door import door
from baken.foundation.door.actor import NOBODY, logging_in

Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]
NOWHERE = UUID(int=0)  # no row has this key


def role_not_required(view: View) -> View:
    """Marks a view that also works for somebody who has not chosen a role yet."""
    view.role_required = False  # type: ignore[attr-defined]  # a mark, as Django's own
    return view


class DoorMiddleware:
    """Lets each request act as exactly one person, organisation and role, or as nobody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        """Opens the transaction and the door, and closes both."""
        is_nested = connection.in_atomic_block
        with transaction.atomic():
            request.has_raised = False
            standing = standing_in(request.session)
            door.enter(standing.actor)
            _introduce(request, standing=standing)
            response = self.get_response(request)
            if response.status_code >= 500 or request.has_raised:
                transaction.set_rollback(True)
            elif is_nested:
                # SET LOCAL outlives a released savepoint: only tests get here.
                door.enter(NOBODY)
        if standing.user_id is not None:
            # What one person may see must not come back from a shared computer's cache.
            response["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: View,
        _positional: Sequence[object],
        _named: Mapping[str, object],
    ) -> HttpResponse | None:
        """Sends whoever still has to log in or to choose a role to that page."""
        if not getattr(view, "login_required", True):
            return None
        if not request.user.is_authenticated:
            return _to(request, "accounts:login")
        if membership_of(request) is None and getattr(view, "role_required", True):
            return _to(request, "accounts:choose_role")
        return None

    def process_exception(
        self, request: ActorRequest, exception: Exception
    ) -> HttpResponse | None:
        """Undoes what a view did before it raised."""
        request.has_raised = True
        if isinstance(exception, NotConfirmedError):
            return _to(request, "accounts:confirm", back=request.path)
        return None


def _introduce(request: ActorRequest, *, standing: Standing) -> None:
    request.user, request.pending_user = AnonymousUser(), None
    request.membership, request.organisation_name = None, ""
    request.actor = standing.actor
    if standing.user_id is None:
        return
    if standing.membership_id is None:
        _introduce_person(request, user_id=standing.user_id, standing=standing)
        return
    membership = _valid(standing)
    if membership is None:
        _without_role(request, user_id=standing.user_id, standing=standing)
        return
    request.user, request.membership = membership.user, membership
    request.organisation_name = membership.organisation.name


def _introduce_person(
    request: ActorRequest, *, user_id: UUID, standing: Standing
) -> None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        _nobody(request)
    elif standing.is_pending:
        request.pending_user = user
    else:
        request.user = user


def _without_role(request: ActorRequest, *, user_id: UUID, standing: Standing) -> None:
    """The membership ended since: the person stays logged in, and acts as no one."""
    leave_role(request)
    request.actor = logging_in(user_id)
    door.enter(request.actor)
    _introduce_person(request, user_id=user_id, standing=standing)


def _nobody(request: ActorRequest) -> None:
    request.session.flush()
    request.actor = NOBODY
    door.enter(NOBODY)


def _valid(standing: Standing) -> Membership | None:
    today = timezone.localdate()
    found = Membership.objects.select_related("user", "organisation").filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=today),
        pk=standing.membership_id or NOWHERE,
        user_id=standing.user_id or NOWHERE,
        organisation_id=standing.organisation_id or NOWHERE,
        role=standing.role,
        user__is_active=True,
        valid_from__lte=today,
    )
    return found.first()


def _to(request: HttpRequest, url_name: str, *, back: str = "") -> HttpResponseRedirect:
    here = (
        request.get_full_path()
        if request.method == "GET"
        else back or _form_of(request)
    )
    return HttpResponseRedirect(f"{reverse(url_name)}?{urlencode({'next': here})}")


def _form_of(request: HttpRequest) -> str:
    """The page that a form was sent from: its draft waits there. Else the first page."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else "/"
