"""The administrator's pages: accounts of the own organisation, and never a file."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from baken.foundation.accounts import selectors, standing
from baken.foundation.accounts.errors import OwnRoleError, RoleHeldError
from baken.foundation.accounts.forms.administration import (
    AccountForm,
    ArrangementForm,
    RoleForm,
    StandingForm,
)
from baken.foundation.accounts.models import Membership, Role
from baken.foundation.accounts.selectors import AdministeredAccount
from baken.foundation.accounts.services import accounts, memberships
from baken.foundation.accounts.views.requests import require_administrator
from baken.foundation.organisations.models import Organisation, OrganisationKind

Act = Callable[..., None]
ACTS: dict[str, Act] = {
    "reset-second-factor": accounts.reset_second_factor,
    "block": accounts.block,
    "unblock": accounts.unblock,
}


def listed(request: HttpRequest) -> HttpResponse:
    """The accounts that this administrator looks after."""
    own = require_administrator(request).organisation
    found = selectors.administered_accounts(own, on=timezone.localdate())
    values = {"accounts": found, "organisation": own}
    return render(request, "accounts/administration/list.html", values)


@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Makes an account with its first role, and shows the invitation once."""
    own = require_administrator(request).organisation
    form = AccountForm(
        request.POST or None,
        actor=standing.actor_of(request),
        organisation=own,
        organisations=_appointable(own),
    )
    made = _add(request, form=form, own=own) if form.is_valid() else None
    if made is None:
        return render(request, "accounts/administration/add.html", {"form": form})
    return _after_adding(request, user_id=made, own=own)


def _appointable(own: Organisation) -> list[Organisation]:
    """Where the operator may appoint: everywhere, but administrators only."""
    if own.kind != OrganisationKind.OPERATOR:
        return []
    return list(Organisation.objects.filter(valid_until=None).order_by("name"))


def _add(request: HttpRequest, *, form: AccountForm, own: Organisation) -> UUID | None:
    answers = form.cleaned_data
    now, actor = timezone.now(), standing.actor_of(request)
    place = UUID(answers.get("organisation") or str(own.pk))
    user_id = accounts.create_account(
        answers["email"],
        name=answers["name"],
        organisation_id=place,
        role=answers["role"],
        actor=actor,
        at=now,
    )
    try:
        memberships.give_membership(
            user_id,
            organisation_id=place,
            role=answers["role"],
            on=timezone.localdate(now),
            actor=actor,
            at=now,
        )
    except RoleHeldError:
        form.refuse_held()
        return None
    except OwnRoleError:
        form.refuse_own()
        return None
    return user_id


def _after_adding(
    request: HttpRequest, *, user_id: UUID, own: Organisation
) -> HttpResponse:
    account = _account_or_404(user_id, own=own)
    if account.has_password or not account.may_be_mended:
        return redirect("accounts:administered_account", user_id)
    return _show_invitation(request, account=account)


@never_cache
def detail(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One account: its roles, and what can be mended."""
    own = require_administrator(request).organisation
    account = _account_or_404(user_id, own=own)
    actor = standing.actor_of(request)
    form = RoleForm(request.POST or None, actor=actor, organisation=own)
    if form.is_valid() and _give(request, account=account, form=form, own=own):
        return redirect("accounts:administered_account", user_id)
    values = {"account": account, "form": form, "plain_form": StandingForm(actor=actor)}
    return render(request, "accounts/administration/detail.html", values)


def _give(
    request: HttpRequest,
    *,
    account: AdministeredAccount,
    form: RoleForm,
    own: Organisation,
) -> bool:
    now = timezone.now()
    try:
        memberships.give_membership(
            account.user.pk,
            organisation_id=own.pk,
            role=form.cleaned_data["role"],
            on=timezone.localdate(now),
            actor=standing.actor_of(request),
            at=now,
        )
    except RoleHeldError:
        form.refuse_held()
        return False
    except OwnRoleError:
        form.refuse_own()
        return False
    return True


@require_POST
def mend(request: HttpRequest, user_id: UUID, act: str) -> HttpResponse:
    """Resets the second factor, blocks or unblocks."""
    own = require_administrator(request).organisation
    account = _account_or_404(user_id, own=own)
    if act not in ACTS or not account.may_be_mended or not _same_standing(request):
        raise Http404
    now: datetime = timezone.now()
    ACTS[act](user_id, actor=standing.actor_of(request), at=now)
    return redirect("accounts:administered_account", user_id)


@never_cache
@require_POST
def invite(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Shows a new link and code, once."""
    own = require_administrator(request).organisation
    account = _account_or_404(user_id, own=own)
    if not account.may_be_mended or not _same_standing(request):
        raise Http404
    return _show_invitation(request, account=account)


@never_cache
def membership(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Deputising and absence of one role, or its end."""
    own = require_administrator(request).organisation
    held = _membership_or_404(membership_id, own=own)
    form = ArrangementForm(
        request.POST or None,
        actor=standing.actor_of(request),
        initial={"is_deputy": held.is_deputy, "absent_until": held.absent_until},
    )
    if form.is_valid():
        memberships.arrange_membership(
            held.pk,
            is_deputy=form.cleaned_data["is_deputy"],
            absent_until=form.cleaned_data["absent_until"],
            actor=standing.actor_of(request),
            at=timezone.now(),
        )
        return redirect("accounts:administered_account", held.user_id)
    return render(
        request, "accounts/administration/membership.html", {"form": form, "held": held}
    )


def end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Asks whether a role should end, and ends it and its sessions at once."""
    mine = require_administrator(request)
    held = _membership_or_404(membership_id, own=mine.organisation)
    if held.user_id == mine.user_id:
        raise Http404
    actor = standing.actor_of(request)
    form = StandingForm(request.POST or None, actor=actor)
    if form.is_valid():
        now = timezone.now()
        memberships.end_membership(
            held.pk, on=timezone.localdate(now), actor=actor, at=now
        )
        return redirect("accounts:administered_accounts")
    values = {"form": form, "held": held, "role": Role(held.role).label}
    return render(request, "accounts/administration/end.html", values)


def _same_standing(request: HttpRequest) -> bool:
    form = StandingForm(request.POST, actor=standing.actor_of(request))
    return form.is_valid()


def _account_or_404(user_id: UUID, *, own: Organisation) -> AdministeredAccount:
    found = selectors.administered_account(user_id, own=own, on=timezone.localdate())
    if found is None:
        raise Http404
    return found


def _membership_or_404(membership_id: UUID, *, own: Organisation) -> Membership:
    found = selectors.administered_membership(
        membership_id, own=own, on=timezone.localdate()
    )
    if found is None:
        raise Http404
    return found


def _show_invitation(
    request: HttpRequest, *, account: AdministeredAccount
) -> HttpResponse:
    made = accounts.invite(
        account.user.pk, actor=standing.actor_of(request), at=timezone.now()
    )
    path = reverse("accounts:invitation", args=[made.key])
    values = {"account": account, "invitation": made, "link": settings.ADDRESS + path}
    return render(request, "accounts/administration/invitation.html", values)
