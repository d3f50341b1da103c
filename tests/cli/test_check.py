"""The doctor finds what is wrong and says how to mend it."""

import pytest

from baken.server import doctor
from baken.server.keys import prepare_keys
from tests import plugin


@pytest.fixture
def urls(database_clone):
    return plugin.clone_urls()


def _wrong(findings):
    return {finding.name: finding.told for finding in findings if not finding.is_well}


def test_a_well_database_has_at_most_the_speed_of_tests_against_it(urls):
    wrong = _wrong(doctor.about_database(urls))

    assert set(wrong) <= {"database"}
    assert all("fsync is off" in told for told in wrong.values())


@pytest.mark.parametrize(
    ("harm", "name", "remedy"),
    [
        ("ALTER ROLE baken_app BYPASSRLS", "application role", "NOBYPASSRLS"),
        ("ALTER ROLE baken_app SUPERUSER", "application role", "NOSUPERUSER"),
        (
            "GRANT baken_definer TO baken_app",
            "application role",
            "REVOKE baken_definer",
        ),
        (
            "CREATE TABLE own (); ALTER TABLE own OWNER TO baken_app",
            "ownership",
            "owns own",
        ),
        ("GRANT CREATE ON SCHEMA public TO baken_app", "rights", "REVOKE CREATE"),
        ("GRANT TRUNCATE ON audit_line TO baken_app", "rights", "REVOKE TRUNCATE"),
        (
            "ALTER TABLE audit_line NO FORCE ROW LEVEL SECURITY",
            "row-level security",
            "audit",
        ),
        (
            "CREATE TABLE leak (dossier_id uuid)",
            "row-level security",
            "leak is not forced",
        ),
    ],
)
def test_a_role_that_grew_too_strong_is_found(superuser_connection, harm, name, remedy):
    superuser_connection.execute(harm)
    superuser_connection.execute("SET LOCAL SESSION AUTHORIZATION baken_app")

    rows = superuser_connection.execute(doctor.ROLE_QUESTIONS[name]).fetchall()

    assert any(remedy in row[0] for row in rows)


def test_a_database_that_is_away_is_told_without_its_password(urls):
    away = plugin.urls_of(
        plugin.superuser_url().replace("/socket", "/nowhere"),
        passwords=plugin.PASSWORDS,
        database="baken",
    )

    wrong = _wrong(doctor.about_database(away))

    assert "does not answer" in wrong["database"]
    assert plugin.PASSWORDS.application not in wrong["database"]


def test_keys_that_others_can_read_are_found(tmp_path, monkeypatch):
    for name in plugin.KEYS:
        monkeypatch.delenv(name, raising=False)
    keys = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")
    (keys.folder / "key-ring").chmod(0o644)
    (keys.folder / "index-key").unlink()

    wrong = _wrong(doctor.about_keys(keys.folder, data_folder=tmp_path / "data"))

    assert wrong["key BAKEN_KEY_RING"].startswith("others can read it. Run `chmod 600")
    assert "is absent" in wrong["key BAKEN_INDEX_KEY"]
    assert len(wrong) == 2


def test_the_actor_key_is_known_and_only_to_the_owner(urls):
    as_owner = doctor.about_actor_key(urls.owner)
    as_application = doctor.about_actor_key(urls.application)

    assert as_owner.is_well
    assert "permission denied" in as_application.told
