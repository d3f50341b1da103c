"""Everybody sees the own account; an administrator those of the own organisation."""

from django.db import migrations

TABLES = """accounts_user, accounts_membership, accounts_password, accounts_invitation,
    accounts_session, accounts_ratelimit"""

RIGHTS = f"""
REVOKE ALL ON {TABLES} FROM PUBLIC, baken_app;
GRANT SELECT ON accounts_user, accounts_membership TO baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLES} TO baken_definer, baken_offline;
"""

SECURED = "".join(
    f"ALTER TABLE {name.strip()} ENABLE ROW LEVEL SECURITY;"
    f"ALTER TABLE {name.strip()} FORCE ROW LEVEL SECURITY;"
    for name in TABLES.split(",")
)

UNSECURED = "".join(
    f"ALTER TABLE {name.strip()} DISABLE ROW LEVEL SECURITY;"
    f"ALTER TABLE {name.strip()} NO FORCE ROW LEVEL SECURITY;"
    for name in TABLES.split(",")
)

# The operator appoints the first administrator of an organisation, and nobody else there.
ADMINISTERED = """
CREATE FUNCTION is_administrator_of(asked_organisation uuid, asked_role text)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.actor() who
        JOIN public.accounts_membership m ON m.user_id = who.user_id
            AND m.organisation_id = who.organisation_id AND m.role = who.role
        JOIN public.organisations_organisation o ON o.id = m.organisation_id
        WHERE who.kind = 'person' AND who.role = 'administrator'
          AND m.valid_from <= (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date
          AND (m.valid_until IS NULL OR m.valid_until
               > (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date)
          AND (o.id = asked_organisation
               OR (o.kind = 'operator' AND asked_role = 'administrator')))
$$;
ALTER FUNCTION is_administrator_of(uuid, text) OWNER TO baken_definer;

CREATE FUNCTION administered_memberships() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who public.door_actor := public.actor();
BEGIN
    IF NOT public.is_administrator_of(who.organisation_id, 'administrator') THEN
        RETURN '{}'::uuid[];
    END IF;
    RETURN coalesce((
        SELECT array_agg(m.id) FROM public.accounts_membership m
        WHERE m.organisation_id = who.organisation_id
           OR (m.role = 'administrator' AND EXISTS (
                SELECT 1 FROM public.organisations_organisation o
                WHERE o.id = who.organisation_id AND o.kind = 'operator'))
    ), '{}'::uuid[]);
END $$;
ALTER FUNCTION administered_memberships() OWNER TO baken_definer;

CREATE FUNCTION administered_accounts() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT m.user_id), '{}'::uuid[])
    FROM public.accounts_membership m
    WHERE m.id = any((SELECT public.administered_memberships())::uuid[])
$$;
ALTER FUNCTION administered_accounts() OWNER TO baken_definer;

REVOKE ALL ON FUNCTION is_administrator_of(uuid, text), administered_memberships(),
    administered_accounts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION administered_memberships(), administered_accounts()
    TO baken_app;
CREATE POLICY seen ON accounts_user FOR SELECT TO baken_app
    USING (id = (SELECT actor_user())
           OR id = any((SELECT administered_accounts())::uuid[]));
CREATE POLICY seen ON accounts_membership FOR SELECT TO baken_app
    USING (user_id = (SELECT actor_user())
           OR id = any((SELECT administered_memberships())::uuid[]));
"""

UNADMINISTERED = """
DROP POLICY seen ON accounts_membership;
DROP POLICY seen ON accounts_user;
DROP FUNCTION administered_accounts();
DROP FUNCTION administered_memberships();
DROP FUNCTION is_administrator_of(uuid, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_accounts"),
        ("organisations", "0002_everybody_reads"),
        ("door", "0001_actor_is_checked"),
    ]
    operations = [
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(SECURED, UNSECURED),
        migrations.RunSQL(ADMINISTERED, UNADMINISTERED),
    ]
