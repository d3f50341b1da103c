"""What a safety officer must know of the own houses, and of who looked at an address.

When an officer last read the looks stands in the trail too: no table can hide a look.
"""

from django.db import migrations

INDEX = """
CREATE INDEX audit_line_of_looks ON audit_line (participant_object_id, recorded_at)
    WHERE event_type_code IN ('landscape.address_seen', 'landscape.looks_read',
                              'landscape.viewer_sought');
"""

GUARDED = """
CREATE FUNCTION landscape_guarded() RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(l.id), '{}'::uuid[]) FROM public.landscape_location l
    WHERE public.actor_kind() = 'person' AND public.actor_role() = 'safety_officer'
      AND l.organisation_id = public.actor_organisation()
$$;
REVOKE ALL ON FUNCTION landscape_guarded() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_guarded() TO baken_app, baken_definer;
"""

ADDRESS_DAYS = """
CREATE FUNCTION landscape_address_days()
RETURNS TABLE (location_id uuid, stated_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT a.location_id, a.stated_on FROM public.landscape_address a
    WHERE a.location_id = any((SELECT public.landscape_guarded())::uuid[])
$$;
ALTER FUNCTION landscape_address_days() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_address_days() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_address_days() TO baken_app;
"""

VIEWERS = """
CREATE FUNCTION landscape_viewers()
RETURNS TABLE (viewer_id uuid, location_id uuid, email text, is_working boolean,
               named_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT v.id, v.location_id, u.email::text, u.is_active AND EXISTS (
               SELECT 1 FROM public.accounts_membership m
               WHERE m.user_id = u.id AND m.valid_from <= public.landscape_today()
                 AND (m.valid_until IS NULL OR m.valid_until > public.landscape_today())),
           v.valid_from
    FROM public.landscape_addressviewer v
    JOIN public.accounts_user u ON u.id = v.user_id
    WHERE v.location_id = any((SELECT public.landscape_guarded())::uuid[])
      AND v.valid_from <= public.landscape_today()
      AND (v.valid_until IS NULL OR v.valid_until > public.landscape_today())
    ORDER BY u.email COLLATE "C", v.id
$$;
ALTER FUNCTION landscape_viewers() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_viewers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_viewers() TO baken_app;
"""

# When this officer last read; a colleague of hers reads for herself.
READ_AT = """
CREATE FUNCTION landscape_looks_read_at() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(max(l.recorded_at), '-infinity') FROM public.audit_line l
    WHERE l.event_type_code = 'landscape.looks_read'
      AND l.participant_object_id = public.actor_organisation()
      AND l.audit_enterprise_site_id = public.actor_organisation()
      AND l.user_id = public.actor_user() AND l.role_id_code = 'safety_officer'
$$;
ALTER FUNCTION landscape_looks_read_at() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_looks_read_at() FROM PUBLIC;
"""

# Looks at an address that everybody knows (level 0) are no news. No user, so no name.
LOOK = """
    l.event_type_code = 'landscape.address_seen'
      AND l.participant_object_id = any((SELECT public.landscape_guarded())::uuid[])
      AND l.participant_object_detail ->> 'level' IS DISTINCT FROM '0'
"""
LOOKS = f"""
CREATE FUNCTION landscape_looks(at_most integer)
RETURNS TABLE (looked_at timestamptz, location_id uuid, organisation text, role text,
               is_new boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT l.event_date_time, l.participant_object_id, coalesce(o.name::text, ''),
           l.role_id_code::text,
           l.recorded_at > (SELECT public.landscape_looks_read_at())
    FROM public.audit_line l
    LEFT JOIN public.organisations_organisation o ON o.id = l.audit_enterprise_site_id
    WHERE {LOOK}
    ORDER BY l.recorded_at DESC, l.event_id LIMIT least(at_most, 1000)
$$;
ALTER FUNCTION landscape_looks(integer) OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_looks(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_looks(integer) TO baken_app;
"""

NEW_LOOKS = f"""
CREATE FUNCTION landscape_new_looks() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT count(*) FROM public.audit_line l
    WHERE {LOOK} AND l.recorded_at > (SELECT public.landscape_looks_read_at())
$$;
ALTER FUNCTION landscape_new_looks() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_new_looks() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_new_looks() TO baken_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("landscape", "0007_guarding_asks_who_you_are"),
        ("audit", "0002_append_and_seal"),
        ("accounts", "0007_nobody_gives_oneself_a_role"),
    ]
    operations = [
        migrations.RunSQL(INDEX, "DROP INDEX audit_line_of_looks;"),
        migrations.RunSQL(GUARDED, "DROP FUNCTION landscape_guarded();"),
        migrations.RunSQL(ADDRESS_DAYS, "DROP FUNCTION landscape_address_days();"),
        migrations.RunSQL(VIEWERS, "DROP FUNCTION landscape_viewers();"),
        migrations.RunSQL(READ_AT, "DROP FUNCTION landscape_looks_read_at();"),
        migrations.RunSQL(LOOKS, "DROP FUNCTION landscape_looks(integer);"),
        migrations.RunSQL(NEW_LOOKS, "DROP FUNCTION landscape_new_looks();"),
    ]
