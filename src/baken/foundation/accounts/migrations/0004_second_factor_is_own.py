"""Secrets of one-time codes: the own ones, and only while logging in or changing them.

The other tables of the login library, and Django's own, stay out of reach: Baken uses
none of them.
"""

from django.db import migrations

UNUSED = """account_emailaddress, account_emailconfirmation, django_content_type,
    auth_permission, auth_group, auth_group_permissions"""

GIVEN = f"""
REVOKE ALL ON mfa_authenticator, {UNUSED} FROM PUBLIC, baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON mfa_authenticator TO baken_app, baken_definer,
    baken_offline;
GRANT USAGE ON SEQUENCE mfa_authenticator_id_seq TO baken_app, baken_offline;
ALTER TABLE mfa_authenticator ENABLE ROW LEVEL SECURITY;
ALTER TABLE mfa_authenticator FORCE ROW LEVEL SECURITY;
ALTER TABLE account_emailaddress ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_emailaddress FORCE ROW LEVEL SECURITY;
ALTER TABLE account_emailconfirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_emailconfirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON mfa_authenticator TO baken_app
    USING ((SELECT may_touch_secrets()) AND user_id = (SELECT actor_user()))
    WITH CHECK ((SELECT may_touch_secrets()) AND user_id = (SELECT actor_user()));
"""

GONE = """
DROP POLICY own ON mfa_authenticator;
ALTER TABLE mfa_authenticator DISABLE ROW LEVEL SECURITY;
ALTER TABLE mfa_authenticator NO FORCE ROW LEVEL SECURITY;
ALTER TABLE account_emailaddress DISABLE ROW LEVEL SECURITY;
ALTER TABLE account_emailaddress NO FORCE ROW LEVEL SECURITY;
ALTER TABLE account_emailconfirmation DISABLE ROW LEVEL SECURITY;
ALTER TABLE account_emailconfirmation NO FORCE ROW LEVEL SECURITY;
REVOKE ALL ON mfa_authenticator FROM baken_app, baken_definer, baken_offline;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_passwords_are_checked"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunSQL(GIVEN, GONE)]
