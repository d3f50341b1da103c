"""Functions with more rights than the application answer whom they must, and nobody else."""

from dataclasses import replace

import pytest

from baken.foundation.access.models import Grant
from baken.foundation.door.door import acting
from baken.referral.models import Notice
from tests.hostile.actors import token_at_door, tokens
from tests.hostile.asking import DENIED, fetched, tried
from tests.hostile.functions import CALLS, EVERYBODY, keys
from tests.hostile.rich import rich

pytestmark = pytest.mark.django_db

DEFINERS = """
    SELECT p.proname::text, r.rolname::text, p.prosecdef, p.provolatile::text,
        coalesce(array_to_string(p.proconfig, ','), ''),
        has_function_privilege('public', p.oid, 'EXECUTE')
    FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND (p.prosecdef OR r.rolname = 'baken_definer')
"""
# What a function says to whoever has no business with it.
NOTHING = {DENIED, "0", "None", "False", "unknown", "RaiseException"}


@pytest.fixture
def files(db):
    return rich()


@pytest.fixture
def others(files):
    """Keys of others."""
    with acting(files.cast.anna.actor):
        grant = Grant.objects.get(subject_id=files.requests["anker"].pk).pk
    with acting(files.cast.wilg.intake.actor):
        notice = Notice.objects.order_by("id").first().pk
    return keys(files, grant=grant, notice=notice)


def test_every_definer_function_is_listed_and_no_other():
    assert sorted(CALLS) == sorted({row[0] for row in fetched(DEFINERS)})


def test_every_definer_function_belongs_to_the_role_that_nobody_logs_in_as():
    assert [row[0] for row in fetched(DEFINERS) if row[1] != "baken_definer"] == []


def test_every_definer_function_finds_tables_where_it_was_written_to():
    fixed = "search_path=pg_catalog, public"

    assert [row[0] for row in fetched(DEFINERS) if fixed not in row[4]] == []


def test_no_definer_function_that_writes_is_for_everybody():
    assert [row[0] for row in fetched(DEFINERS) if row[3] == "v" and row[5]] == []


def test_each_function_answers_whom_it_must_and_nobody_else(files, others):
    doors, wrong = tokens(files), []
    assert set(doors) == EVERYBODY

    for name, call in CALLS.items():
        for actor, token in doors.items():
            with token_at_door(token):
                found = tried(call.sql, others)
            if (found not in NOTHING) is not (actor in call.gets):
                wrong.append(f"{name} {actor}: {found}")

    assert wrong == []


def test_no_answer_is_a_broken_call(files, others):
    token = tokens(files)["anna"]

    with token_at_door(token):
        found = {name: tried(call.sql, others) for name, call in CALLS.items()}

    broken = {
        name for name, one in found.items() if one.endswith(("Error", "Function"))
    }
    assert broken == set()


def test_an_administrator_gives_nobody_a_role_elsewhere_or_to_oneself(files):
    boss = files.cast.wilg.administrator
    give = "SELECT membership_give(gen_random_uuid(), %s, %s, 'intake', current_date)"
    elsewhere = files.cast.eik.provider.organisation.pk

    with acting(boss.actor):
        own = tried(give, [boss.user.pk, boss.actor.organisation_id])
        other = tried(give, [files.cast.wilg.intake.user.pk, elsewhere])

    assert (own, other) == (DENIED, DENIED)


def test_a_system_actor_sees_the_one_file_of_its_job(files):
    sql = "SELECT visible_dossiers('requests')"

    with token_at_door(tokens(files)["holding"]):
        assert fetched(sql) == [([files.open.id],)]


def test_a_person_who_names_a_file_sees_no_more_by_it(files):
    bram = replace(files.cast.bram.actor, dossier_id=files.open.id)

    with acting(bram):
        assert tried("SELECT count(*) FROM access_dossier") == "0"


def test_verdicts_are_for_the_own_house(files):
    """Locations are public, so a provider could ask about every house in the country."""
    house = files.cast.wilg.provider.offer.location_id
    asked = "SELECT safety_verdict(%s, %s, '[2030-01-01,)')"

    with acting(files.cast.anker.safety.actor):
        found = tried(asked, [files.open.id, house])

    assert found == "unknown"
