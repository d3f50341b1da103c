"""Who sees what, decided by PostgreSQL: grants, rights and the functions that write them."""

from django.db import migrations

VISIBLE = """
CREATE FUNCTION visible_dossiers(scope_asked text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    found uuid[];
BEGIN
    IF who.kind = 'person' THEN
        SELECT array_agg(DISTINCT g.dossier_id) INTO found
        FROM public.access_grant g
        JOIN public.access_right r ON r.capacity = g.capacity AND r.role = who.role
            AND r.scope = scope_asked
        WHERE g.organisation_id = who.organisation_id
          AND (g.user_id IS NULL OR g.user_id = who.user_id)
          AND g.valid_from <= statement_timestamp()
          AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp());
    ELSIF who.kind = 'system' AND who.dossier_id IS NOT NULL THEN
        SELECT array_agg(who.dossier_id) INTO found FROM public.access_right r
        WHERE r.capacity = 'system' AND r.role = who.role AND r.scope = scope_asked;
    END IF;
    RETURN coalesce(found, '{}'::uuid[]);
END $$;
ALTER FUNCTION visible_dossiers(text) OWNER TO baken_definer;
GRANT EXECUTE ON FUNCTION visible_dossiers(text) TO baken_app;
"""

POLICIES = """
GRANT SELECT, INSERT, UPDATE ON access_dossier, access_datakey, access_grant
    TO baken_definer;
GRANT SELECT ON access_right TO baken_definer, baken_app;
GRANT SELECT ON access_dossier, access_datakey, access_grant TO baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON access_dossier, access_datakey, access_grant, access_right TO baken_offline;
ALTER TABLE access_dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_dossier FORCE ROW LEVEL SECURITY;
ALTER TABLE access_datakey ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_datakey FORCE ROW LEVEL SECURITY;
ALTER TABLE access_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON access_dossier FOR SELECT
    USING (id = any((select visible_dossiers('file'))::uuid[]));
CREATE POLICY seen ON access_datakey FOR SELECT
    USING (dossier_id = any((select visible_dossiers('file'))::uuid[]));
CREATE POLICY seen ON access_grant FOR SELECT
    USING (dossier_id = any((select visible_dossiers('grants'))::uuid[]));
GRANT SELECT ON audit_line TO baken_app;
CREATE POLICY seen ON audit_line FOR SELECT
    USING (dossier_id = any((select visible_dossiers('audit'))::uuid[]));
"""

WRITERS = """
CREATE FUNCTION open_dossier(
    new_id uuid, new_code text, new_kind text, new_purpose text, new_basis text,
    wrapped_key bytea, at timestamptz
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who public.door_actor := public.actor();
BEGIN
    IF who.kind IS DISTINCT FROM 'person' OR who.organisation_id IS NULL
       OR who.role NOT IN ('referrer', 'care_coordinator') THEN
        RAISE insufficient_privilege USING MESSAGE = 'this role opens no file';
    END IF;
    INSERT INTO public.access_dossier (id, code, kind, organisation_id, opened_at)
        VALUES (new_id, new_code, new_kind, who.organisation_id, at);
    INSERT INTO public.access_datakey (dossier_id, wrapped) VALUES (new_id, wrapped_key);
    INSERT INTO public.access_grant (id, dossier_id, organisation_id, capacity, purpose,
        basis, valid_from, given_by_user, given_by_organisation, reason)
    VALUES (gen_random_uuid(), new_id, who.organisation_id, 'owner', new_purpose, new_basis,
        least(at, statement_timestamp()), who.user_id, who.organisation_id, '');
END $$;
ALTER FUNCTION open_dossier(uuid, text, text, text, text, bytea, timestamptz)
    OWNER TO baken_definer;

CREATE FUNCTION share_dossier(
    shared_id uuid, with_organisation uuid, with_user uuid, new_capacity text,
    new_purpose text, new_basis text, about uuid, at timestamptz, ends_at timestamptz
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    new_id uuid := gen_random_uuid();
BEGIN
    IF NOT shared_id = any(public.visible_dossiers('share')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'no right to share this file';
    END IF;
    IF new_capacity NOT IN ('coordinator', 'requested') OR coalesce(new_basis, '') = '' THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'this capacity is not given by sharing, or the basis is missing';
    END IF;
    INSERT INTO public.access_grant (id, dossier_id, organisation_id, user_id, capacity,
        purpose, basis, valid_from, valid_until, given_by_user, given_by_organisation,
        subject_id, reason)
    VALUES (new_id, shared_id, with_organisation, with_user, new_capacity, new_purpose,
        new_basis, least(at, statement_timestamp()), ends_at, who.user_id,
        who.organisation_id, about, '');
    RETURN new_id;
END $$;
ALTER FUNCTION share_dossier(uuid, uuid, uuid, text, text, text, uuid, timestamptz,
    timestamptz) OWNER TO baken_definer;

CREATE FUNCTION end_grant(ended_id uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE public.access_grant
        SET valid_until = greatest(valid_from, least(at, statement_timestamp()))
        WHERE id = ended_id AND capacity <> 'owner' AND basis NOT LIKE 'law:%'
          AND dossier_id = any(public.visible_dossiers('share'))
          AND (valid_until IS NULL OR valid_until > statement_timestamp());
    RETURN FOUND;
END $$;
ALTER FUNCTION end_grant(uuid, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION break_glass(known_code text, why text, at timestamptz) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    opened uuid;
BEGIN
    SELECT d.id INTO opened FROM public.access_dossier d
    WHERE d.code = known_code AND d.kind = 'care'
      AND who.kind = 'person' AND who.role IN ('care_coordinator', 'safety_officer')
      AND EXISTS (SELECT 1 FROM public.access_grant g WHERE g.dossier_id = d.id
          AND g.organisation_id = who.organisation_id AND g.capacity <> 'emergency'
          AND g.valid_from <= statement_timestamp()
          AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp()));
    IF opened IS NULL OR length(trim(why)) < 20 THEN
        RAISE insufficient_privilege USING MESSAGE = 'no emergency access';
    END IF;
    INSERT INTO public.access_grant (id, dossier_id, organisation_id, user_id, capacity,
        purpose, basis, valid_from, valid_until, given_by_user, given_by_organisation, reason)
    VALUES (gen_random_uuid(), opened, who.organisation_id, who.user_id, 'emergency',
        'crisis', 'vital_interest', statement_timestamp(),
        statement_timestamp() + interval '24 hours', who.user_id, who.organisation_id, why);
    PERFORM public.audit_append('access.glass_broken', 'E', at, opened, opened, '{}'::jsonb);
    RETURN opened;
END $$;
ALTER FUNCTION break_glass(text, text, timestamptz) OWNER TO baken_definer;
GRANT EXECUTE ON FUNCTION audit_append(text, text, timestamptz, uuid, uuid, jsonb)
    TO baken_definer;
REVOKE ALL ON FUNCTION
    open_dossier(uuid, text, text, text, text, bytea, timestamptz),
    share_dossier(uuid, uuid, uuid, text, text, text, uuid, timestamptz, timestamptz),
    end_grant(uuid, timestamptz), break_glass(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    open_dossier(uuid, text, text, text, text, bytea, timestamptz),
    share_dossier(uuid, uuid, uuid, text, text, text, uuid, timestamptz, timestamptz),
    end_grant(uuid, timestamptz), break_glass(text, text, timestamptz) TO baken_app;
"""

GONE = """
DROP FUNCTION break_glass(text, text, timestamptz);
DROP FUNCTION end_grant(uuid, timestamptz);
DROP FUNCTION share_dossier(uuid, uuid, uuid, text, text, text, uuid, timestamptz,
    timestamptz);
DROP FUNCTION open_dossier(uuid, text, text, text, text, bytea, timestamptz);
"""

POLICIES_GONE = """
DROP POLICY seen ON audit_line;
DROP POLICY seen ON access_grant;
DROP POLICY seen ON access_datakey;
DROP POLICY seen ON access_dossier;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_files_and_grants")]
    operations = [
        migrations.RunSQL(VISIBLE, "DROP FUNCTION visible_dossiers(text);"),
        migrations.RunSQL(POLICIES, POLICIES_GONE),
        migrations.RunSQL(WRITERS, GONE),
    ]
