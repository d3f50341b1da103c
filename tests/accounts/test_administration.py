"""The administrator looks after accounts of the own organisation, and of no other."""

import re

import pytest
from django.db import connection
from django.test import Client

from baken.foundation.accounts.models import Membership, User
from baken.foundation.accounts.policies import ROLES_OF_KIND
from baken.foundation.accounts.services import accounts
from baken.foundation.door.door import acting
from baken.foundation.organisations.models import OrganisationKind
from tests.factories.accounts import (
    PASSWORD,
    Person,
    account,
    log_in,
    organisation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality():
    return organisation()


@pytest.fixture
def eva(municipality) -> Person:
    return account((municipality, "administrator"), name="Eva")


@pytest.fixture
def anna(municipality) -> Person:
    return account((municipality, "referrer"), name="Anna")


@pytest.fixture
def bram() -> Person:
    return account((organisation("provider"), "intake"), name="Bram")


@pytest.fixture
def at_work(client, eva) -> Client:
    return log_in(client, eva)


def standing_of(who: Person) -> str:
    first = who.memberships[0]
    return f"{first.organisation_id}|{first.role}"


def test_the_list_shows_the_own_organisation_only(at_work, anna, bram):
    page = at_work.get("/beheer/accounts/").content.decode()

    assert anna.user.email in page
    assert bram.user.email not in page


def test_the_list_asks_few_statements(at_work, anna, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        at_work.get("/beheer/accounts/")


@pytest.mark.parametrize(
    "path",
    [
        "/beheer/accounts/{user}/",
        "/beheer/rollen/{role}/",
        "/beheer/rollen/{role}/beeindigen/",
    ],
)
def test_somebody_elsewhere_does_not_exist(at_work, bram, path):
    place = path.format(user=bram.user.pk, role=bram.memberships[0].pk)

    assert at_work.get(place).status_code == 404


@pytest.mark.parametrize(
    "act", ["block", "unblock", "reset-second-factor", "uitnodiging"]
)
def test_somebody_elsewhere_cannot_be_mended(at_work, eva, bram, act):
    path = f"/beheer/accounts/{bram.user.pk}/{act}/"

    assert at_work.post(path, {"standing": standing_of(eva)}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/beheer/accounts/", "/beheer/accounts/nieuw/", "/beheer/accounts/{user}/"]
)
def test_for_other_roles_these_pages_do_not_exist(client, anna, path):
    log_in(client, anna)

    assert client.get(path.format(user=anna.user.pk)).status_code == 404


def added(at_work: Client, eva: Person, email: str) -> str:
    answers = {"name": "Nieuw", "email": email, "role": "referrer"}
    answers["standing"] = standing_of(eva)
    page = at_work.post("/beheer/accounts/nieuw/", answers)
    return page.content.decode()


def test_a_new_account_logs_in_with_link_and_code(at_work, eva):
    page = added(at_work, eva, "nieuw@voorbeeld.test")
    link = re.search(r"(/uitnodiging/[\w-]+/)", page)[1]
    code = re.search(r'baken-code">([A-Z2-9]{8})<', page)[1]
    new = Client()

    looked = new.get(link)
    answers = {"password": PASSWORD, "repeated": PASSWORD}
    wrong = new.post(link, {**answers, "code": "AAAAAAAA"})
    right = new.post(link, {**answers, "code": code})
    again = new.get(link)
    entered = new.post(
        "/inloggen/", {"email": "nieuw@voorbeeld.test", "password": PASSWORD}
    )

    assert [looked.status_code, wrong.status_code] == [200, 200]
    assert right.headers["Location"] == "/inloggen/"
    assert again.status_code == 410
    assert entered.headers["Location"].startswith("/inloggen/code/")


def test_five_wrong_codes_close_the_link(at_work, eva):
    page = added(at_work, eva, "nieuw@voorbeeld.test")
    link = re.search(r"(/uitnodiging/[\w-]+/)", page)[1]
    answers = {"password": PASSWORD, "repeated": PASSWORD, "code": "AAAAAAAA"}

    for _ in range(5):
        Client().post(link, answers)

    assert Client().get(link).status_code == 410


def test_a_form_opened_in_another_role_is_refused(at_work, anna):
    other = f"{anna.memberships[0].organisation_id}|referrer"

    page = added_with(at_work, other)

    assert "andere rol" in page
    with acting(anna.actor):
        assert not User.objects.filter(email="nieuw@voorbeeld.test").exists()


def added_with(at_work: Client, standing: str) -> str:
    answers = {"name": "Nieuw", "email": "nieuw@voorbeeld.test", "role": "referrer"}
    page = at_work.post("/beheer/accounts/nieuw/", {**answers, "standing": standing})
    return page.content.decode()


def test_a_role_that_does_not_fit_cannot_be_given(at_work, eva, anna):
    answers = {"role": "intake", "standing": standing_of(eva)}

    page = at_work.post(f"/beheer/accounts/{anna.user.pk}/", answers)

    assert page.status_code == 200
    with acting(anna.actor):
        assert Membership.objects.count() == 1


def test_the_same_role_twice_is_refused_in_words(at_work, eva, anna):
    answers = {"role": "referrer", "standing": standing_of(eva)}

    page = at_work.post(f"/beheer/accounts/{anna.user.pk}/", answers)

    assert "heeft deze rol al" in page.content.decode()


def test_an_ended_role_loses_access_at_the_next_request(at_work, eva, anna):
    hers = log_in(Client(), anna)
    before = hers.get("/account/").status_code
    role = anna.memberships[0].pk

    ended = at_work.post(
        f"/beheer/rollen/{role}/beeindigen/", {"standing": standing_of(eva)}
    )
    after = hers.get("/account/")

    assert (before, ended.status_code) == (200, 302)
    assert after.headers["Location"].startswith("/inloggen/")


def test_a_blocked_account_is_out_at_once_and_stays_out(at_work, eva, anna):
    hers = log_in(Client(), anna)

    at_work.post(
        f"/beheer/accounts/{anna.user.pk}/block/", {"standing": standing_of(eva)}
    )
    after = hers.get("/account/")
    again = Client().post(
        "/inloggen/", {"email": anna.user.email, "password": PASSWORD}
    )

    assert after.headers["Location"].startswith("/inloggen/")
    assert again.status_code == 200


def test_after_a_reset_the_telephone_is_set_up_again(at_work, eva, anna):
    at_work.post(
        f"/beheer/accounts/{anna.user.pk}/reset-second-factor/",
        {"standing": standing_of(eva)},
    )
    hers = Client()
    hers.post("/inloggen/", {"email": anna.user.email, "password": PASSWORD})

    sent_on = hers.get("/inloggen/code/")

    assert sent_on.headers["Location"].startswith("/inloggen/telefoon/")


def test_who_also_works_elsewhere_keeps_the_own_second_factor(
    at_work, eva, municipality
):
    both = account((municipality, "referrer"), (organisation("provider"), "intake"))

    answer = at_work.post(
        f"/beheer/accounts/{both.user.pk}/reset-second-factor/",
        {"standing": standing_of(eva)},
    )

    assert answer.status_code == 404


def test_absence_and_deputy_are_kept(at_work, eva, anna):
    role = anna.memberships[0].pk
    answers = {"is_deputy": "on", "absent_until": "31-12-2030"}

    at_work.post(f"/beheer/rollen/{role}/", {**answers, "standing": standing_of(eva)})

    with acting(anna.actor):
        kept = Membership.objects.get(pk=role)
    assert kept.is_deputy
    assert kept.absent_until.isoformat() == "2030-12-31"


def test_nobody_ends_the_own_role(at_work, eva):
    path = f"/beheer/rollen/{eva.memberships[0].pk}/beeindigen/"

    assert at_work.post(path, {"standing": standing_of(eva)}).status_code == 404


def test_the_operator_appoints_administrators_elsewhere_and_nobody_else(client):
    otto = account((organisation("operator"), "administrator"))
    provider = organisation("provider")
    log_in(client, otto)
    answers = {
        "name": "Nieuw",
        "email": "nieuw@voorbeeld.test",
        "role": "administrator",
    }
    answers |= {"organisation": str(provider.pk), "standing": standing_of(otto)}

    page = client.post("/beheer/accounts/nieuw/", answers)
    refused = client.post("/beheer/accounts/nieuw/", {**answers, "role": "intake"})

    assert "/uitnodiging/" in page.content.decode()
    assert refused.context["form"].errors["role"]


@pytest.mark.parametrize("kind", OrganisationKind.values)
def test_database_and_policy_agree_about_roles(kind):
    names = ["referrer", "care_coordinator", "intake", "safety_officer"]
    names += ["behavioural_expert", "administrator"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(r) FROM unnest(%s::text[]) r WHERE role_fits(%s, r)",
            [names, kind],
        )
        allowed = set(cursor.fetchone()[0])

    assert allowed == ROLES_OF_KIND[kind] | {"administrator"}


def test_a_reset_stands_in_the_trail(at_work, eva, anna, monkeypatch):
    noted = []
    monkeypatch.setattr(accounts, "record", lambda **given: noted.append(given))

    at_work.post(
        f"/beheer/accounts/{anna.user.pk}/reset-second-factor/",
        {"standing": standing_of(eva)},
    )

    assert [(one["action"], one["subject"]) for one in noted] == [
        ("account.second_factor_reset", anna.user.pk)
    ]
    assert noted[0]["actor"] == eva.actor
