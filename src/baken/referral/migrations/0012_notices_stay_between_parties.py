"""Whoever only answers tells its own organisation and the one that asked, and nobody else.

A notice could name any organisation: SQL that a broken page lets in could send work and
mail to everybody in the country, and tell them which file it is about. Nor may a check
"does this organisation take part?" stand here: its answer would tell one provider which
others were asked.
"""

from django.db import migrations


def scope(name: str) -> str:
    return f"dossier_id = any((select visible_dossiers('{name}'))::uuid[])"


OWN = "organisation_id = (select actor_organisation())"
SIGNED = """by_organisation_id IS NOT DISTINCT FROM (select actor_organisation())
    AND by_role = (select actor_role())"""
TO_WHO_ASKED = """organisation_id = (SELECT d.organisation_id FROM access_dossier d
    WHERE d.id = dossier_id)"""

STRICTER = f"""
ALTER POLICY added ON referral_notice
    WITH CHECK ({scope("ask")} OR ({scope("file")} AND ({OWN} OR {TO_WHO_ASKED})));
ALTER POLICY added ON referral_event
    WITH CHECK ({SIGNED} AND ({scope("ask")}
        OR ({scope("file")} AND (organisation_id IS NULL OR {OWN}))));
"""
LAXER = f"""
ALTER POLICY added ON referral_notice WITH CHECK ({scope("file")});
ALTER POLICY added ON referral_event WITH CHECK ({scope("file")} AND {SIGNED});
"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0011_a_place_in_use_stays")]
    operations = [migrations.RunSQL(STRICTER, LAXER)]
