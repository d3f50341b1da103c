# ruff: noqa: S608  # injecting SQL is what these tests are about
"""SQL that a broken page lets in shows no more than its visitor may see anyway."""

import pytest
from django.conf import settings
from django.utils import timezone

from baken.foundation.door.token import sign
from tests.hostile import matrix, pages, secrets
from tests.hostile.asking import tables
from tests.hostile.functions import CALLS, keys
from tests.hostile.rich import rich

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.hostile.broken")]

REFUSED = "refused: "
INTAKE, PUBLIC, LOGIN = "/broken/", "/broken/public/", "/broken/login/"


@pytest.fixture
def files(db):
    return rich()


@pytest.fixture
def people(files):
    return pages.personas(files.cast)


def typed(browser, sql: str, *, page: str = INTAKE, **more) -> str:
    """What comes back when this is typed after a quote."""
    answer = browser.opened(page, verb="post", data={"typed": sql, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_broken_page_is_really_broken(people):
    assert "baken_app" in typed(people["talking"], "' || current_user || '")


@pytest.mark.parametrize("persona", ["talking", "asked", "unasked", "boss"])
def test_a_union_over_every_table_tells_what_the_matrix_says(people, persona):
    wrong, written = [], matrix.reads()

    for table in tables():
        found = typed(people[persona], f"' UNION ALL SELECT t::text FROM {table} t -- ")
        cell = written[table][persona]
        n_rows = 0 if found.startswith(REFUSED) else found.count("',)") - 1
        if (cell.isdigit() and n_rows > int(cell)) or (
            cell in {"x", "."} and n_rows > 0
        ):
            wrong.append(f"{table}: {n_rows} rows, written {cell}")

    assert wrong == []


@pytest.mark.parametrize("persona", ["talking", "unasked"])
def test_everything_together_holds_no_word_of_others(files, people, persona):
    hidden = secrets.of_files(files)

    text = "".join(
        typed(people[persona], f"' UNION ALL SELECT t::text FROM {table} t -- ")
        for table in tables()
    )

    plain = [
        name
        for name in ("name", "birth date", "story", "avoided", "street", "reason")
        if any(word in text for word in hidden[name].words)
    ]
    assert plain == []


COUNTED = " SELECT count(*) FROM referral_safetyanswer -- "
FORGED = [
    "'; SELECT set_config('baken.actor', '{token}', true); SELECT count(*) FROM {table} -- ",
    "'; SET LOCAL baken.actor = '{token}'; SELECT count(*) FROM {table} -- ",
    "'; SET baken.actor = '{token}'; SELECT count(*) FROM {table} -- ",
    "'; DO $$ BEGIN PERFORM set_config('baken.actor', '{token}', true); END $$;{again}",
]


@pytest.mark.parametrize("sql", FORGED)
@pytest.mark.parametrize("key", ["guessed-key-" * 4, "test-secret-key-" * 4])
def test_no_actor_can_be_put_at_the_door(files, people, sql, key):
    token = sign(files.cast.anna.actor, key=key, at=timezone.now())

    found = typed(
        people["talking"],
        sql.format(token=token, table="referral_safetyanswer", again=COUNTED),
    )

    assert found == "[(0,)]"


def test_the_own_token_cannot_be_stretched(files, people):
    """Every part of it is signed, so another role, purpose or file is nobody."""
    for change in (
        "replace(t, '|intake|', '|referrer|')",
        "replace(t, '|care|', '|address|')",
        f"replace(t, '|care||', '|care|{files.chosen.id}|')",
        "regexp_replace(t, '[0-9]{10}[|]', '9999999999|')",
        f"replace(t, '{files.cast.linde.intake.user.pk}', '{files.cast.anna.user.pk}')",
    ):
        sql = (
            f"'; SELECT set_config('baken.actor', {change}, true)"
            " FROM (SELECT current_setting('baken.actor')) AS of (t);"
            " SELECT count(*) FROM access_dossier -- "
        )

        assert typed(people["talking"], sql) == "[(0,)]"


CLIMBING = [
    *("SET ROLE baken_owner", "SET ROLE baken_definer", "SET ROLE baken_offline"),
    *("SET SESSION AUTHORIZATION baken_owner", "SET SESSION AUTHORIZATION postgres"),
    "SELECT * FROM door_key",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM accounts_session",
    "SELECT * FROM accounts_password",
    "SELECT pg_read_file('postgresql.conf')",
    "SELECT pg_read_binary_file('global/pg_control')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "COPY access_dossier TO '/tmp/stolen'",
    "COPY access_dossier TO PROGRAM 'cat'",
    "COPY access_grant FROM '/tmp/planted'",
    "INSERT INTO access_grant SELECT * FROM access_grant",
    "UPDATE access_grant SET valid_until = NULL",
    "UPDATE access_right SET scope = 'identity'",
    "INSERT INTO access_right VALUES ('requested', 'intake', 'identity')",
    "UPDATE audit_line SET user_id = NULL",
    "DELETE FROM audit_line",
    "DELETE FROM referral_event",
    "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
    "DROP POLICY seen ON people_person",
    "ALTER ROLE baken_app BYPASSRLS",
    "GRANT baken_definer TO baken_app",
    "CREATE TEMP TABLE access_grant (x int)",
    "CREATE FUNCTION evil() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION pg_temp.evil() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE DOMAIN pg_temp.text AS pg_catalog.text",
    "CREATE TRIGGER t AFTER INSERT ON people_person EXECUTE FUNCTION suppress()",
    "SET row_security = off; SELECT * FROM people_person",
    "SET session_replication_role = replica",
    "SET track_activities = on",
    "SET log_statement = 'all'",
    "SET local_preload_libraries = 'x'; LOAD 'x'",
    "SELECT actor_key FROM door_key",
    "LOCK TABLE access_grant IN ACCESS EXCLUSIVE MODE",
    "REFRESH MATERIALIZED VIEW x",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT pg_reload_conf()",
    "SELECT pg_switch_wal()",
]


def test_nobody_climbs(people):
    answers = {sql: typed(people["talking"], f"'; {sql}; -- ") for sql in CLIMBING}

    climbed = [sql for sql, one in answers.items() if not one.startswith(REFUSED)]
    assert climbed == []


def test_going_back_to_the_session_s_role_is_no_way_out(people):
    sql = (
        "'; RESET ROLE; RESET ALL; SELECT current_user, count(*) FROM people_person -- "
    )

    assert typed(people["talking"], sql) == "[('baken_app', 0)]"


def test_others_tokens_cannot_be_read_from_what_the_server_is_doing(
    app_connection, people, files
):
    """A role sees the statements of its own sessions, and the door is a statement."""
    token = sign(files.cast.anna.actor, key=settings.ACTOR_KEY, at=timezone.now())
    busy = app_connection()
    busy.execute(f"SELECT set_config('baken.actor', '{token}', true)")

    for view in ("pg_stat_activity", "pg_stat_get_activity(NULL)"):
        found = typed(people["talking"], f"'; SELECT a::text FROM {view} a -- ")
        assert token.rsplit("|", 1)[1] not in found
        assert "set_config" not in found


def test_statistics_of_columns_tell_nothing_of_guarded_tables(people):
    guarded = "{people_person,referral_need,access_grant}"
    sql = f"'; SELECT count(*) FROM pg_stats WHERE tablename = any('{guarded}') -- "

    assert typed(people["talking"], sql) == "[(0,)]"


def test_functions_with_keys_of_others_answer_as_they_must(files, people):
    others = keys(files, grant=files.open.id, notice=files.open.id)
    wrong = []

    for name, call in CALLS.items():
        sql = call.sql % {key: f"'{value}'" for key, value in others.items()}
        found = typed(people["unasked"], f"'; {sql} -- ")
        silent = (REFUSED, "[(None,)]", "[(0,)]", "[(False,)]", "[('unknown',)]")
        if not found.startswith(silent) and "unasked" not in call.gets:
            wrong.append(f"{name}: {found}")

    assert wrong == []


def test_a_visitor_sees_no_row_of_a_file_or_an_account(people):
    own = ("accounts_user", "accounts_membership", "mfa_authenticator")

    seen = [
        table
        for table in (*matrix.PERSON_TABLES, *own)
        if typed(people["nobody"], f"'; SELECT count(*) FROM {table} -- ", page=PUBLIC)
        != "[(0,)]"
    ]

    assert seen == []


def test_while_logging_in_only_the_account_at_hand_is_seen(files, people):
    anna = files.cast.anna.user.pk
    sql = "'; SELECT id FROM accounts_user; -- "

    found = typed(people["nobody"], sql, page=LOGIN, who=str(anna))
    rows = typed(
        people["nobody"],
        "'; SELECT (SELECT count(*) FROM access_dossier), (SELECT count(*) FROM"
        " accounts_membership WHERE user_id <> actor_user()) -- ",
        page=LOGIN,
        who=str(anna),
    )

    assert found == f"[(UUID('{anna}'),)]"
    assert rows == "[(0, 0)]"


def test_the_second_factor_s_secret_is_ciphertext_even_then(files, people):
    found = typed(
        people["nobody"],
        "'; SELECT data::text FROM mfa_authenticator -- ",
        page=LOGIN,
        who=str(files.cast.anna.user.pk),
    )

    assert "JBSWY3DPEHPK3PXP" not in found
    assert "gAAAA" in found


def test_nothing_is_left_in_the_session_for_the_next_visitor(files, people):
    token = sign(files.cast.anna.actor, key="guessed-key-" * 4, at=timezone.now())

    typed(people["talking"], f"'; SET baken.actor = '{token}'; -- ")
    found = typed(people["nobody"], "'; SELECT actor_kind() -- ", page=PUBLIC)

    assert found == "[(None,)]"
