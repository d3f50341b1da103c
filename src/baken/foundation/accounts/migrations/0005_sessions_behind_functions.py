"""Sessions and rate limits: the application cannot list, read or forge a row."""

from django.db import migrations

SESSIONS = """
CREATE FUNCTION session_load(asked bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT s.payload FROM public.accounts_session s
    WHERE s.key_hash = asked AND s.expires_at > statement_timestamp()
$$;
ALTER FUNCTION session_load(bytea) OWNER TO baken_definer;

CREATE FUNCTION session_create(new_key bytea, person uuid, content text, ends timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO public.accounts_session (key_hash, user_id, payload, expires_at)
        VALUES (new_key, person, content, ends) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;
ALTER FUNCTION session_create(bytea, uuid, text, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION session_save(asked bytea, person uuid, content text, ends timestamptz)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE public.accounts_session
        SET user_id = person, payload = content, expires_at = ends
        WHERE key_hash = asked;
    RETURN FOUND;
END $$;
ALTER FUNCTION session_save(bytea, uuid, text, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION session_delete(asked bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DELETE FROM public.accounts_session WHERE key_hash = asked
$$;
ALTER FUNCTION session_delete(bytea) OWNER TO baken_definer;

CREATE FUNCTION sessions_clear_expired() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DELETE FROM public.accounts_session WHERE expires_at <= statement_timestamp();
    DELETE FROM public.accounts_ratelimit WHERE expires_at <= statement_timestamp();
    DELETE FROM public.accounts_invitation WHERE expires_at <= statement_timestamp();
$$;
ALTER FUNCTION sessions_clear_expired() OWNER TO baken_definer;

REVOKE ALL ON FUNCTION session_load(bytea), session_delete(bytea),
    session_create(bytea, uuid, text, timestamptz), sessions_clear_expired(),
    session_save(bytea, uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_load(bytea), session_delete(bytea),
    session_create(bytea, uuid, text, timestamptz), sessions_clear_expired(),
    session_save(bytea, uuid, text, timestamptz) TO baken_app;
"""

NO_SESSIONS = """
DROP FUNCTION sessions_clear_expired();
DROP FUNCTION session_delete(bytea);
DROP FUNCTION session_save(bytea, uuid, text, timestamptz);
DROP FUNCTION session_create(bytea, uuid, text, timestamptz);
DROP FUNCTION session_load(bytea);
"""

LIMITS = """
CREATE FUNCTION rate_limit_take(asked bytea, most integer, period interval)
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    now_at timestamptz := clock_timestamp();
    recent timestamptz[];
BEGIN
    INSERT INTO public.accounts_ratelimit (key_hash, tried_at, expires_at)
        VALUES (asked, '{}', now_at + period) ON CONFLICT DO NOTHING;
    SELECT array(SELECT t FROM unnest(l.tried_at) t WHERE t > now_at - period)
        INTO recent FROM public.accounts_ratelimit l WHERE l.key_hash = asked FOR UPDATE;
    IF cardinality(recent) >= most THEN
        RETURN false;
    END IF;
    UPDATE public.accounts_ratelimit
        SET tried_at = recent || now_at, expires_at = now_at + period
        WHERE key_hash = asked;
    RETURN true;
END $$;
ALTER FUNCTION rate_limit_take(bytea, integer, interval) OWNER TO baken_definer;

CREATE FUNCTION rate_limit_forget(asked bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DELETE FROM public.accounts_ratelimit WHERE key_hash = asked
$$;
ALTER FUNCTION rate_limit_forget(bytea) OWNER TO baken_definer;

REVOKE ALL ON FUNCTION rate_limit_take(bytea, integer, interval),
    rate_limit_forget(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rate_limit_take(bytea, integer, interval),
    rate_limit_forget(bytea) TO baken_app;
"""

NO_LIMITS = """
DROP FUNCTION rate_limit_forget(bytea);
DROP FUNCTION rate_limit_take(bytea, integer, interval);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_second_factor_is_own")]
    operations = [
        migrations.RunSQL(SESSIONS, NO_SESSIONS),
        migrations.RunSQL(LIMITS, NO_LIMITS),
    ]
