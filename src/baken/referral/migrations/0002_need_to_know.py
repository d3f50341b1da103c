"""Each table of the referral is seen through the scope that it belongs to."""

from django.db import migrations


def _secured(table: str) -> str:
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON {table} TO baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO baken_offline;
GRANT SELECT ON {table} TO baken_definer;
"""


def _scope(scope: str) -> str:
    return f"dossier_id = any((select visible_dossiers('{scope}'))::uuid[])"


def _policies(table: str, *, seen: str, added: str, changed: str | None) -> str:
    sql = f"CREATE POLICY seen ON {table} FOR SELECT USING ({seen});\n"
    sql += f"CREATE POLICY added ON {table} FOR INSERT WITH CHECK ({added});\n"
    if changed:
        sql += f"CREATE POLICY changed ON {table} FOR UPDATE USING ({changed});\n"
    else:
        sql += f"REVOKE UPDATE ON {table} FROM baken_app;\n"
    return sql


OWN = "organisation_id = (select actor_organisation())"
SEEN_OWN = f"({_scope('requests')} OR ({OWN} AND {_scope('own')}))"
ANSWER = f"({OWN} AND {_scope('answer')})"

TABLES = {
    "referral_need": {
        "seen": _scope("need"),
        "added": _scope("edit"),
        "changed": f"({_scope('edit')} OR {_scope('ask')})",
    },
    "referral_consent": {
        "seen": _scope("need"),
        "added": _scope("edit"),
        "changed": _scope("edit"),
    },
    "referral_dangerzone": {
        "seen": _scope("safety"),
        "added": _scope("guard"),
        "changed": _scope("guard"),
    },
    "referral_request": {
        "seen": SEEN_OWN,
        "added": _scope("ask"),
        "changed": f"({_scope('ask')} OR {ANSWER})",
    },
    "referral_question": {
        "seen": SEEN_OWN,
        "added": ANSWER,
        "changed": _scope("ask"),
    },
    "referral_safetyanswer": {
        "seen": f"({OWN} AND {_scope('assess')} AND {_scope('safety')})",
        "added": f"({OWN} AND {_scope('assess')})",
        "changed": None,
    },
    "referral_placeuse": {
        "seen": f"""({_scope("place")} OR ({OWN}
            AND (select actor_role()) IN ('intake', 'safety_officer', 'behavioural_expert')))""",
        "added": ANSWER,
        "changed": f"({_scope('ask')} OR {ANSWER})",
    },
    "referral_event": {
        "seen": SEEN_OWN,
        "added": _scope("file"),
        "changed": None,
    },
    "referral_notice": {
        "seen": f"({OWN} AND role = (select actor_role()))",
        "added": _scope("file"),
        "changed": f"({OWN} AND role = (select actor_role()))",
    },
    "referral_matchrun": {"seen": _scope("need"), "added": _scope("edit"), "changed": None},
    "referral_gaprecord": {"seen": _scope("need"), "added": _scope("edit"), "changed": None},
    "referral_sentform": {"seen": _scope("file"), "added": _scope("file"), "changed": None},
}


def _secure() -> str:
    return "".join(_secured(table) + _policies(table, **rule) for table, rule in TABLES.items())


def _open() -> str:
    return "".join(
        f"DROP POLICY seen ON {table}; DROP POLICY added ON {table};"
        f" DROP POLICY IF EXISTS changed ON {table};\n"
        for table in TABLES
    )


class Migration(migrations.Migration):
    dependencies = [("referral", "0001_referral"), ("people", "0002_need_to_know")]
    operations = [migrations.RunSQL(_secure(), _open())]
