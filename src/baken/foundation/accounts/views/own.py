"""The own account: absence, password, recovery codes; and the invitation to have one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from baken.foundation.accounts import standing
from baken.foundation.accounts.forms.administration import AbsenceForm, StandingForm
from baken.foundation.accounts.forms.login import InvitationForm, NewPasswordForm
from baken.foundation.accounts.services import accounts, memberships, roles
from baken.foundation.accounts.sessions import key_hash
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.accounts.views.requests import HOME, person_in


def account(request: ActorRequest) -> HttpResponse:
    """The own account, with the own absence in the role at work."""
    held = standing.membership_of(request)
    if held is None:
        raise Http404
    actor = standing.actor_of(request)
    form = AbsenceForm(
        request.POST or None, actor=actor, initial={"absent_until": held.absent_until}
    )
    if form.is_valid():
        memberships.set_own_absence(
            held.pk,
            absent_until=form.cleaned_data["absent_until"],
            actor=actor,
            at=timezone.now(),
        )
        messages.success(request, _("Uw afwezigheid is opgeslagen."))
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form, "held": held})


@never_cache
@sensitive_post_parameters("password", "repeated")
def change_password(request: ActorRequest) -> HttpResponse:
    """A new password, after a fresh confirmation; other sessions end."""
    actor = standing.reenter(request, purpose="account")
    form = NewPasswordForm(request.POST or None)
    if form.is_valid():
        key = request.session.session_key
        accounts.change_password(
            form.cleaned_data["password"],
            kept_session=key_hash(key) if key else None,
            actor=actor,
            at=timezone.now(),
        )
        messages.success(request, _("Uw wachtwoord is gewijzigd."))
        return redirect("accounts:account")
    return render(request, "accounts/change_password.html", {"form": form})


@never_cache
def recovery_codes(request: ActorRequest) -> HttpResponse:
    """Fresh recovery codes, shown once, after a fresh confirmation."""
    actor = standing.reenter(request, purpose="account")
    form = StandingForm(request.POST or None, actor=actor)
    if form.is_valid():
        codes = roles.renew_recovery_codes(
            person_in(request), actor=actor, at=timezone.now()
        )
        values = {"codes": codes, "next": HOME}
        return render(request, "accounts/recovery_codes.html", values)
    return render(request, "accounts/renew_recovery_codes.html", {"form": form})


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated", "code")
def invitation(request: ActorRequest, key: str) -> HttpResponse:
    """Sets a password with link and code; opening the link uses nothing up."""
    if not accounts.is_open(key):
        return render(request, "accounts/invitation_closed.html", status=410)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        redeemed = accounts.redeem(
            key,
            code=form.cleaned_data["code"],
            password=form.cleaned_data["password"],
            actor=standing.actor_of(request),
            at=timezone.now(),
        )
        if redeemed is not None:
            messages.success(request, _("Uw wachtwoord is ingesteld. Log nu in."))
            return redirect("accounts:login")
        form.refuse()
    return render(request, "accounts/invitation.html", {"form": form})
