"""A safety officer names somebody by a whole e-mail address: counted, kept, never a list.

The trail itself is the count, so that no reset of a limit gives more tries.
"""

from django.db import migrations

SOUGHT = """
CREATE FUNCTION landscape_account_sought(
    asked text, OUT account uuid, OUT is_too_often boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who public.door_actor := public.actor();
BEGIN
    is_too_often := false;
    IF cardinality(public.landscape_guarded()) = 0
       OR who.purpose IS DISTINCT FROM 'address' THEN
        RETURN;
    END IF;
    IF (SELECT count(*) >= 20 FROM public.audit_line l
        WHERE l.event_type_code = 'landscape.viewer_sought'
          AND l.participant_object_id = who.user_id AND l.user_id = who.user_id
          AND l.recorded_at > clock_timestamp() - interval '1 hour') THEN
        is_too_often := true;
        RETURN;
    END IF;
    SELECT u.id INTO account FROM public.accounts_user u
        WHERE u.email = lower(btrim(asked)) AND u.is_active AND EXISTS (
            SELECT 1 FROM public.accounts_membership m
            WHERE m.user_id = u.id AND m.valid_from <= public.landscape_today()
              AND (m.valid_until IS NULL OR m.valid_until > public.landscape_today()));
    PERFORM public.audit_append('landscape.viewer_sought', 'R', clock_timestamp(),
        who.user_id, NULL, jsonb_build_object('found', (account IS NOT NULL)::int));
END $$;
ALTER FUNCTION landscape_account_sought(text) OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_account_sought(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_account_sought(text) TO baken_app;
"""


class Migration(migrations.Migration):
    dependencies = [("landscape", "0008_looks_are_told")]
    operations = [
        migrations.RunSQL(SOUGHT, "DROP FUNCTION landscape_account_sought(text);")
    ]
