"""Each request acts as one person in one role, in one transaction, or as nobody."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.backends.base import UpdateError
from django.core import signing
from django.db import connection
from django.http import Http404, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from baken.foundation.accounts import standing
from baken.foundation.accounts.database import call
from baken.foundation.accounts.models import Membership
from baken.foundation.accounts.sessions import key_hash
from baken.foundation.door.actor import NOBODY
from tests.factories.accounts import Person, account, code_now, log_in, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
COOKIE = settings.SESSION_COOKIE_NAME
SEEN: dict[str, object] = {}
STATEMENTS: list[str] = []


def look(request):
    """Notes who acts, and what was asked of the database before."""
    SEEN["actor"] = request.actor
    SEEN["user"] = request.user
    SEEN["membership"] = request.membership
    STATEMENTS[:] = [q["sql"] for q in connection.queries]
    with connection.cursor() as cursor:
        cursor.execute("SELECT (actor()).user_id")
        SEEN["at_door"] = cursor.fetchone()[0]
    return HttpResponse("ok")


@login_not_required
def public(request):
    return look(request)


def address(request):
    SEEN["actor"] = standing.reenter(request, purpose="address")
    with connection.cursor() as cursor:
        cursor.execute("SELECT actor_purpose()")
        SEEN["purpose"] = cursor.fetchone()[0]
    return HttpResponse("ok")


def writes(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT membership_own_absence('2030-01-01')")
    raise Http404


urlpatterns = [
    path("", include("baken.config.urls")),
    path("kijk/", look),
    path("openbaar/", public),
    path("adres/", address),
    path("schrijft/", writes),
]


@pytest.fixture
def anna() -> Person:
    return account((organisation(), "referrer"), (organisation("provider"), "intake"))


def test_the_session_decides_who_acts(client, anna):
    log_in(client, anna).get("/kijk/")

    assert SEEN["actor"] == anna.actor
    assert SEEN["at_door"] == anna.user.pk
    assert SEEN["membership"] == anna.memberships[0]


def test_no_page_of_somebody_logged_in_is_kept_by_a_browser(client, anna):
    open_to_all = Client().get("/openbaar/")
    log_in(client, anna)

    pages = [client.get("/kijk/"), client.get("/openbaar/")]

    assert [page.headers["Cache-Control"] for page in pages] == [
        "no-store, private"
    ] * 2
    assert "Cache-Control" not in open_to_all.headers


def test_at_most_three_statements_precede_a_view(client, anna):
    log_in(client, anna)

    with CaptureQueriesContext(connection):
        client.get("/kijk/")

    asked = [sql for sql in STATEMENTS if "SAVEPOINT" not in sql]
    assert len(asked) == 3
    assert "session_load" in asked[0]
    assert "set_config" in asked[1]


def test_nobody_acts_without_a_session(client):
    client.get("/openbaar/")

    assert SEEN["actor"] == NOBODY
    assert SEEN["at_door"] is None


def test_the_actor_does_not_leak_into_the_next_request(client, anna):
    log_in(client, anna).get("/kijk/")
    Client().get("/openbaar/")

    assert SEEN["at_door"] is None


def test_a_page_asks_to_log_in_unless_it_is_marked(client):
    answer = client.get("/kijk/?a=1")

    assert answer.headers["Location"] == "/inloggen/?next=%2Fkijk%2F%3Fa%3D1"


def test_a_page_asks_for_a_role_first(client, anna):
    log_in(client, anna)
    session = client.session
    for name in ("membership", "organisation", "role"):
        del session[name]
    session.save()

    answer = client.get("/kijk/")
    choosing = client.get("/rol/").content.decode()

    assert answer.headers["Location"].startswith("/rol/")
    assert choosing.count('name="membership"') == 2


def test_switching_roles_changes_who_acts_at_the_next_request(client, anna):
    log_in(client, anna)

    client.post("/rol/", {"membership": str(anna.memberships[1].pk)})
    client.get("/kijk/")

    assert SEEN["actor"].role == "intake"
    assert SEEN["actor"].organisation_id == anna.memberships[1].organisation_id


def test_a_role_of_somebody_else_cannot_be_taken(client, anna):
    other = account((organisation(), "care_coordinator"))
    log_in(client, anna)

    answer = client.post("/rol/", {"membership": str(other.memberships[0].pk)})

    assert answer.status_code == 404


def test_a_session_that_claims_another_role_acts_as_nobody(client, anna):
    log_in(client, anna)
    session = client.session
    session["role"] = "administrator"
    session.save()

    answer = client.get("/kijk/")

    assert answer.headers["Location"].startswith("/rol/")


def test_what_a_view_did_before_it_raised_is_undone(client, anna):
    log_in(client, anna)

    answer = client.get("/schrijft/")

    client.get("/kijk/")
    assert answer.status_code == 404
    assert SEEN["membership"].absent_until is None


def test_another_purpose_needs_a_fresh_confirmation(client, anna):
    log_in(client, anna)
    session = client.session
    session["confirmed_at"] -= standing.CONFIRMED_SECONDS + 1
    session.save()

    asked = client.get("/adres/")
    client.post("/bevestigen/", {"code": code_now()})
    answered = client.get("/adres/")

    assert asked.headers["Location"] == "/bevestigen/?next=%2Fadres%2F"
    assert answered.status_code == 200
    assert SEEN["purpose"] == "address"


def test_a_wrong_code_confirms_nothing(client, anna):
    log_in(client, anna)
    session = client.session
    session["confirmed_at"] = 0
    session.save()

    client.post("/bevestigen/", {"code": code_now(later=-20)})

    assert client.get("/adres/").status_code == 302


def test_the_purpose_ends_with_the_request(client, anna):
    log_in(client, anna)

    client.get("/adres/")
    client.get("/kijk/")

    assert SEEN["actor"].purpose == "care"


def test_a_session_that_was_ended_does_not_come_back(client, anna):
    log_in(client, anna)
    opened_elsewhere = client.session
    client.post("/uitloggen/")

    with pytest.raises(UpdateError):
        opened_elsewhere.save()


def test_a_copied_payload_logs_nobody_in(client, anna):
    hers = log_in(client, anna).session
    other = type(hers)()
    other.create()
    copied = signing.dumps(dict(hers.items()), salt=hers._salt(), compress=True)
    call(
        "session_save",
        key_hash(other.session_key),
        None,
        copied,
        timezone.now() + timedelta(hours=1),
    )

    assert type(hers)(other.session_key).load() == {}
    assert type(hers)(hers.session_key).load() == dict(hers.items())


def test_the_absence_is_the_own_one(client, anna):
    log_in(client, anna)
    held = anna.memberships[0]

    client.post(
        "/account/",
        {"absent_until": "31-12-2030", "standing": f"{held.organisation_id}|referrer"},
    )
    client.get("/kijk/")

    assert str(SEEN["membership"].absent_until) == "2030-12-31"
    assert isinstance(SEEN["membership"], Membership)
