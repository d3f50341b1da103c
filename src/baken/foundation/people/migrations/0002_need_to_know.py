"""Identity is seen with scope `identity`, whom to avoid with scope `safety`."""

from django.db import migrations

SECURED = """
GRANT SELECT, INSERT, UPDATE ON people_person, people_avoided TO baken_app;
GRANT SELECT ON people_person, people_avoided TO baken_definer;
GRANT SELECT, INSERT, UPDATE, DELETE ON people_person, people_avoided TO baken_offline;
ALTER TABLE people_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_person FORCE ROW LEVEL SECURITY;
ALTER TABLE people_avoided ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_avoided FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON people_person FOR SELECT
    USING (dossier_id = any((select visible_dossiers('identity'))::uuid[]));
CREATE POLICY added ON people_person FOR INSERT
    WITH CHECK (dossier_id = any((select visible_dossiers('identify'))::uuid[]));
CREATE POLICY changed ON people_person FOR UPDATE
    USING (dossier_id = any((select visible_dossiers('identify'))::uuid[]));
CREATE POLICY seen ON people_avoided FOR SELECT
    USING (dossier_id = any((select visible_dossiers('safety'))::uuid[]));
CREATE POLICY added ON people_avoided FOR INSERT
    WITH CHECK (dossier_id = any((select visible_dossiers('guard'))::uuid[]));
CREATE POLICY changed ON people_avoided FOR UPDATE
    USING (dossier_id = any((select visible_dossiers('guard'))::uuid[]));
"""

OPENED = """
DROP POLICY changed ON people_avoided;
DROP POLICY added ON people_avoided;
DROP POLICY seen ON people_avoided;
DROP POLICY changed ON people_person;
DROP POLICY added ON people_person;
DROP POLICY seen ON people_person;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_identity")]
    operations = [migrations.RunSQL(SECURED, OPENED)]
