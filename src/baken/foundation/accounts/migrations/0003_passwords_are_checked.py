"""A hash is given out only while its own login, or the own account, is at work."""

from django.db import migrations

GIVEN = """
CREATE FUNCTION may_touch_secrets() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT coalesce((who.kind = 'login' OR (who.kind = 'person'
        AND who.purpose = 'account')) AND who.user_id IS NOT NULL, false)
    FROM public.actor() who
$$;

CREATE FUNCTION login_user_id(address text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT u.id FROM public.accounts_user u
    WHERE u.email = lower(trim(address)) AND u.is_active
$$;
ALTER FUNCTION login_user_id(text) OWNER TO baken_definer;

CREATE FUNCTION login_password() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.encoded FROM public.accounts_password p
    WHERE public.may_touch_secrets() AND p.user_id = (public.actor()).user_id
$$;
ALTER FUNCTION login_password() OWNER TO baken_definer;

CREATE FUNCTION change_password(new_encoded text, kept_session bytea, at timestamptz)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE who public.door_actor := public.actor();
BEGIN
    IF who.kind IS DISTINCT FROM 'person' OR who.purpose IS DISTINCT FROM 'account' THEN
        RAISE insufficient_privilege USING MESSAGE = 'confirm who you are first';
    END IF;
    INSERT INTO public.accounts_password AS p (user_id, encoded, changed_at)
        VALUES (who.user_id, new_encoded, at)
        ON CONFLICT (user_id) DO UPDATE SET encoded = new_encoded, changed_at = at;
    DELETE FROM public.accounts_session
        WHERE user_id = who.user_id AND key_hash IS DISTINCT FROM kept_session;
END $$;
ALTER FUNCTION change_password(text, bytea, timestamptz) OWNER TO baken_definer;

REVOKE ALL ON FUNCTION may_touch_secrets(), login_user_id(text), login_password(),
    change_password(text, bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION may_touch_secrets() TO baken_app, baken_definer;
GRANT EXECUTE ON FUNCTION login_user_id(text), login_password(),
    change_password(text, bytea, timestamptz) TO baken_app;
"""

GONE = """
DROP FUNCTION change_password(text, bytea, timestamptz);
DROP FUNCTION login_password();
DROP FUNCTION login_user_id(text);
DROP FUNCTION may_touch_secrets();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_own_account_only")]
    operations = [migrations.RunSQL(GIVEN, GONE)]
