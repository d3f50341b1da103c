"""Lines are appended and sealed by functions only; the application cannot change one."""

from django.db import migrations

APPEND = """
CREATE TABLE audit_chain (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    last_number bigint NOT NULL,
    last_hash bytea NOT NULL
);
INSERT INTO audit_chain (last_number, last_hash) VALUES (0, ''::bytea);
REVOKE ALL ON audit_chain, audit_line FROM PUBLIC, baken_app;
GRANT SELECT, INSERT, UPDATE ON audit_line, audit_chain TO baken_definer;
GRANT SELECT ON audit_line, audit_chain TO baken_offline;

CREATE FUNCTION audit_append(
    event_type text, action_code text, at timestamptz, subject uuid, dossier uuid, detail jsonb
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who public.door_actor := public.actor();
BEGIN
    IF event_type !~ '^[a-z_]+[.][a-z_]+$' OR length(detail::text) > 2000 THEN
        RAISE EXCEPTION 'audit_append: % is not an action or its detail is too long', event_type;
    END IF;
    INSERT INTO public.audit_line (event_id, event_type_code, event_action_code,
        event_outcome_indicator, event_date_time, recorded_at, actor_kind, user_id,
        audit_enterprise_site_id, role_id_code, purpose_of_use, participant_object_id,
        participant_object_detail, dossier_id)
    VALUES (gen_random_uuid(), event_type, action_code, 0, at, clock_timestamp(),
        coalesce(who.kind, 'nobody'), who.user_id, who.organisation_id,
        coalesce(who.role, ''), coalesce(who.purpose, ''), subject, detail, dossier);
END $$;
ALTER FUNCTION audit_append(text, text, timestamptz, uuid, uuid, jsonb) OWNER TO baken_definer;

CREATE FUNCTION audit_seal() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    chain public.audit_chain;
    l public.audit_line;
    sealed bigint := 0;
BEGIN
    SELECT * INTO chain FROM public.audit_chain FOR UPDATE;
    FOR l IN SELECT * FROM public.audit_line WHERE number IS NULL
             ORDER BY recorded_at, event_id LIMIT 20000 LOOP
        l.number := chain.last_number + 1;
        l.hash := sha256(chain.last_hash || convert_to(concat_ws(E'\\x1f',
            l.number::text, l.event_id::text, l.event_type_code, l.event_action_code,
            l.event_outcome_indicator::text,
            to_char(l.event_date_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            to_char(l.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            l.actor_kind, coalesce(l.user_id::text, ''),
            coalesce(l.audit_enterprise_site_id::text, ''), l.role_id_code, l.purpose_of_use,
            coalesce(l.participant_object_id::text, ''), l.participant_object_detail::text,
            coalesce(l.dossier_id::text, '')), 'UTF8'));
        UPDATE public.audit_line SET number = l.number, hash = l.hash
            WHERE event_id = l.event_id;
        chain.last_number := l.number;
        chain.last_hash := l.hash;
        sealed := sealed + 1;
    END LOOP;
    UPDATE public.audit_chain
        SET last_number = chain.last_number, last_hash = chain.last_hash;
    RETURN sealed;
END $$;
ALTER FUNCTION audit_seal() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION audit_append(text, text, timestamptz, uuid, uuid, jsonb),
    audit_seal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_append(text, text, timestamptz, uuid, uuid, jsonb),
    audit_seal() TO baken_app, baken_offline;
ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chain FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_line FORCE ROW LEVEL SECURITY;
"""

GONE = """
DROP FUNCTION audit_seal();
DROP FUNCTION audit_append(text, text, timestamptz, uuid, uuid, jsonb);
DROP TABLE audit_chain;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_lines")]
    operations = [migrations.RunSQL(APPEND, GONE)]
