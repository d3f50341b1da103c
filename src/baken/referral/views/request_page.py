"""What every page of the request side shares: for whom it is, and how a refusal is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.ui.forms import GuardedForm
from baken.referral.errors import AnswersRefusedError, ReferralError, StaleError
from baken.referral.services.sending import Sent

View = Callable[..., HttpResponse]


def for_roles(*roles: str) -> Callable[[View], View]:
    """A list of one's own: other roles never have it."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: ActorRequest, *args: Any, **keys: Any) -> HttpResponse:  # noqa: ANN401  the view's own
            if request.actor.role not in roles:
                raise PermissionDenied
            return view(request, *args, **keys)

        return guarded

    return guard


def about_rows(*roles: str) -> Callable[[View], View]:
    """A page about a row: what another role or organisation may not see does not exist."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: ActorRequest, *args: Any, **keys: Any) -> HttpResponse:  # noqa: ANN401  the view's own
            if request.actor.role not in roles:
                raise Http404
            try:
                return view(request, *args, **keys)
            except ObjectDoesNotExist as error:
                raise Http404 from error

        return guarded

    return guard


def sent_by(form: GuardedForm, *, version: int) -> Sent:
    """The form as the services know it; it was compared with this version."""
    return Sent(form.key, version)


def is_carried_out(form: GuardedForm, act: Callable[[], object]) -> bool:
    """Does what the form asks; a refusal comes back in the form, with what was typed."""
    if not form.is_valid():
        return False
    try:
        act()
    except StaleError:
        form.refuse_stale()
    except AnswersRefusedError as refused:
        for mistake in refused.mistakes:
            name = mistake.field if mistake.field in form.fields else None
            form.add_error(name, str(mistake.message))
    except ReferralError as refused:
        form.add_error(None, str(refused.message))
    else:
        return True
    return False


@dataclass(frozen=True)
class ActPage:
    """A page with one act: what it does, what follows from it, and a button."""

    heading: str
    consequences: str
    confirm_label: str
    back_url: str
    done_url: str
    confirm_tone: str = "primary"
    template: str = "referral/request/act.html"
    more: dict[str, Any] = field(default_factory=dict)


def answer_act(
    request: ActorRequest,
    page: ActPage,
    *,
    form: GuardedForm,
    act: Callable[[], object],
) -> HttpResponse:
    """Shows the page, or carries out its act and goes on."""
    if request.method == "POST" and is_carried_out(form, act):
        return redirect(page.done_url)
    context = {
        "heading": page.heading,
        "consequences": page.consequences,
        "confirm_label": page.confirm_label,
        "confirm_tone": page.confirm_tone,
        "back_url": page.back_url,
        "form": form,
        **page.more,
    }
    return render(request, page.template, context)
