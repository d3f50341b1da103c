"""Logging in: password, code, and setting up the telephone the first time."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from baken.foundation.accounts import second_factor, standing
from baken.foundation.accounts.errors import TooManyTriesError
from baken.foundation.accounts.forms.login import CodeForm, LoginForm
from baken.foundation.accounts.limits import address_of
from baken.foundation.accounts.models import User
from baken.foundation.accounts.selectors import valid_memberships
from baken.foundation.accounts.services import logging_in, roles
from baken.foundation.accounts.sessions import PENDING
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.accounts.views.requests import next_path, person_in

TOO_MANY = 429
SEED = "seed"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
def login(request: ActorRequest) -> HttpResponse:
    """Asks for e-mail address and password."""
    if request.user.is_authenticated:
        return redirect(next_path(request))
    form = LoginForm(request.POST or None)
    status = _check_password(request, form=form) if form.is_valid() else 200
    if status == 302:
        return redirect(_with_next(request, "accounts:code"))
    values = {"form": form, "next": next_path(request)}
    return render(request, "accounts/login.html", values, status=status)


def _check_password(request: ActorRequest, *, form: LoginForm) -> int:
    answers = form.cleaned_data
    try:
        user = logging_in.check_password(
            answers["email"],
            password=answers["password"],
            address=address_of(request),
            at=timezone.now(),
        )
    except TooManyTriesError:
        form.refuse_for_a_while()
        return TOO_MANY
    if user is None:
        form.refuse()
        return 200
    standing.begin_code(request, user=user)
    return 302


@login_not_required
@never_cache
def code(request: ActorRequest) -> HttpResponse:
    """Asks for the code on the telephone, or a recovery code."""
    user = request.pending_user
    if user is None:
        return redirect(_with_next(request, "accounts:login"))
    if not second_factor.has_one(user):
        return redirect(_with_next(request, "accounts:set_up_phone"))
    form = CodeForm(request.POST or None)
    status = _check_code(user, form=form) if form.is_valid() else 200
    if status == 302:
        return _enter(request, user=user)
    values = {"form": form, "next": next_path(request), "demo_code": _demo_code(user)}
    return render(request, "accounts/code.html", values, status=status)


def _check_code(user: User, *, form: CodeForm) -> int:
    try:
        is_right = logging_in.check_code(
            user, code=form.cleaned_data["code"], at=timezone.now()
        )
    except TooManyTriesError:
        form.refuse_for_a_while()
        return TOO_MANY
    if not is_right:
        form.refuse()
    return 302 if is_right else 200


def _demo_code(user: User) -> str:
    return second_factor.demo_code(user) if settings.DEMO else ""


@login_not_required
@never_cache
def set_up_phone(request: ActorRequest) -> HttpResponse:
    """The first time: scan the picture, prove it with a code, keep the recovery codes."""
    user = request.pending_user
    if user is None or second_factor.has_one(user):
        return redirect(_with_next(request, "accounts:code"))
    secret = second_factor.secret_of(_seed(request))
    form = CodeForm(request.POST or None)
    if form.is_valid() and (codes := _set_up(user, secret=secret, form=form)):
        _begin(request, user=user)
        values: dict[str, object] = {"codes": codes, "next": next_path(request)}
        return render(request, "accounts/recovery_codes.html", values)
    values = {
        "form": form,
        "next": next_path(request),
        "picture": second_factor.qr_picture(user, secret=secret),
        "secret": second_factor.spoken(secret),
    }
    return render(request, "accounts/set_up_phone.html", values)


def _set_up(user: User, *, secret: str, form: CodeForm) -> tuple[str, ...] | None:
    try:
        codes = logging_in.set_up_phone(
            user, secret=secret, code=form.cleaned_data["code"], at=timezone.now()
        )
    except TooManyTriesError:
        form.refuse_for_a_while()
        return None
    if codes is None:
        form.refuse()
        return None
    return tuple(codes)


def _seed(request: ActorRequest) -> str:
    pending = request.session[PENDING]
    if SEED not in pending:
        pending[SEED] = second_factor.new_seed()
        request.session.modified = True
    return str(pending[SEED])


def _enter(request: ActorRequest, *, user: User) -> HttpResponse:
    _begin(request, user=user)
    return redirect(next_path(request))


def _begin(request: ActorRequest, *, user: User) -> None:
    """Logs in; whoever has one role starts in it, others choose."""
    standing.begin(request, user=user)
    now = timezone.now()
    held = valid_memberships(user, on=timezone.localdate(now))
    if len(held) == 1:
        roles.take_role(held[0], actor=standing.actor_of(request), at=now)
        standing.take_role(request, membership=held[0])


@login_not_required
@require_POST
def logout(request: ActorRequest) -> HttpResponse:
    """Ends the session; a link cannot do it, only the button."""
    if standing.user_of(request) is not None:
        roles.log_out(actor=standing.actor_of(request), at=timezone.now())
    request.session.flush()
    return redirect("accounts:login")


@never_cache
def confirm(request: ActorRequest) -> HttpResponse:
    """Asks for a code again, before something that needs certainty about who acts."""
    user = person_in(request)
    form = CodeForm(request.POST or None)
    status = _confirm(request, user=user, form=form) if form.is_valid() else 200
    if status == 302:
        standing.confirm(request)
        return redirect(next_path(request))
    shown = roles.demo_code(user) if settings.DEMO else ""
    values = {"form": form, "next": next_path(request), "demo_code": shown}
    return render(request, "accounts/confirm.html", values, status=status)


def _confirm(request: ActorRequest, *, user: User, form: CodeForm) -> int:
    try:
        is_right = roles.confirm(
            user,
            code=form.cleaned_data["code"],
            actor=standing.actor_of(request),
            at=timezone.now(),
        )
    except TooManyTriesError:
        form.refuse_for_a_while()
        return TOO_MANY
    if not is_right:
        form.refuse()
    return 302 if is_right else 200


def _with_next(request: ActorRequest, url_name: str) -> str:
    return f"{reverse(url_name)}?{urlencode({'next': next_path(request)})}"
