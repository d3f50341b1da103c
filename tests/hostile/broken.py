"""Pages broken on purpose, mounted in the tests only: what was typed becomes SQL."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from baken.foundation.accounts.models import User
from baken.foundation.door import door
from baken.foundation.door.actor import logging_in


def _said(typed: str) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT '{typed}'")  # broken on purpose
            return str(_last(cursor))
    except Error as error:
        return f"refused: {error}"


def _last(cursor: CursorWrapper) -> list[tuple]:
    """The rows of the last statement that gave any."""
    rows = cursor.fetchall() if cursor.description else []
    while cursor.nextset():
        rows = cursor.fetchall() if cursor.description else rows
    return rows


@csrf_exempt
def search(request: HttpRequest) -> HttpResponse:
    """A search that pastes what was typed between quotes."""
    return HttpResponse(_said(request.POST["typed"]))


@csrf_exempt
@login_not_required
def public_search(request: HttpRequest) -> HttpResponse:
    """The same for everybody."""
    return HttpResponse(_said(request.POST["typed"]))


@csrf_exempt
@login_not_required
def half_way(request: HttpRequest) -> HttpResponse:
    """While the password of this person is being checked."""
    door.enter(logging_in(User(pk=request.POST["who"]).pk))
    return HttpResponse(_said(request.POST["typed"]))


urlpatterns = [
    path("broken/", search),
    path("broken/public/", public_search),
    path("broken/login/", half_way),
    path("", include("baken.config.urls")),
]
