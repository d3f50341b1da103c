"""The actor's key and the function that checks a token."""

from django.db import migrations

KEY = """
CREATE TABLE door_key (
    "inner" bytea NOT NULL CHECK (length("inner") = 64),
    "outer" bytea NOT NULL CHECK (length("outer") = 64)
);
REVOKE ALL ON door_key FROM PUBLIC, baken_app;
GRANT SELECT ON door_key TO baken_definer;
CREATE TYPE door_actor AS (
    kind text, user_id uuid, organisation_id uuid, role text, purpose text, dossier_id uuid
);
"""

ACTOR = """
CREATE FUNCTION actor() RETURNS door_actor
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    token text := current_setting('baken.actor', true);
    part text[];
    payload text;
BEGIN
    IF token IS NULL OR token = '' THEN
        RETURN NULL;
    END IF;
    part := string_to_array(token, '|');
    IF array_length(part, 1) <> 8 OR part[7] !~ '^[0-9]{1,12}$' THEN
        RETURN NULL;
    END IF;
    payload := array_to_string(part[1:7], '|');
    PERFORM 1 FROM public.door_key k WHERE part[8] = encode(
        sha256(k."outer" || sha256(k."inner" || convert_to(payload, 'UTF8'))), 'hex');
    IF NOT FOUND OR part[7]::bigint < extract(epoch FROM statement_timestamp()) THEN
        RETURN NULL;
    END IF;
    RETURN (part[1], nullif(part[2], '')::uuid, nullif(part[3], '')::uuid,
            part[4], part[5], nullif(part[6], '')::uuid)::public.door_actor;
END $$;
ALTER FUNCTION actor() OWNER TO baken_definer;

CREATE FUNCTION actor_user() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT (public.actor()).user_id $$;
CREATE FUNCTION actor_organisation() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT (public.actor()).organisation_id $$;
CREATE FUNCTION actor_role() RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT (public.actor()).role $$;
CREATE FUNCTION actor_kind() RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT (public.actor()).kind $$;
CREATE FUNCTION actor_purpose() RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT (public.actor()).purpose $$;
GRANT EXECUTE ON FUNCTION actor(), actor_user(), actor_organisation(), actor_role(),
    actor_kind(), actor_purpose() TO baken_app;
"""

GONE = """
DROP FUNCTION actor_purpose(); DROP FUNCTION actor_kind(); DROP FUNCTION actor_role();
DROP FUNCTION actor_organisation(); DROP FUNCTION actor_user(); DROP FUNCTION actor();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(KEY, "DROP TYPE door_actor; DROP TABLE door_key;"),
        migrations.RunSQL(ACTOR, GONE),
    ]
