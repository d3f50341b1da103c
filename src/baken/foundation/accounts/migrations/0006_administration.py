"""Administrators write through functions that check again who they are.

Whoever also works elsewhere keeps the own password and second factor: otherwise the
administrator of one organisation could act in another.
"""

from django.db import migrations

CHECKS = """
CREATE FUNCTION role_fits(organisation_kind text, asked_role text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public AS $$
    SELECT asked_role = 'administrator' OR asked_role = any(CASE organisation_kind
        WHEN 'municipality' THEN ARRAY['referrer']
        WHEN 'certified_institution' THEN ARRAY['referrer', 'behavioural_expert']
        WHEN 'medical_practice' THEN ARRAY['referrer']
        WHEN 'provider' THEN ARRAY['intake', 'safety_officer', 'behavioural_expert']
        WHEN 'care_coordination' THEN ARRAY['care_coordinator', 'safety_officer']
        ELSE ARRAY[]::text[] END)
$$;

CREATE FUNCTION require_administrator(asked_organisation uuid, asked_role text)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT public.is_administrator_of(asked_organisation, asked_role) THEN
        RAISE insufficient_privilege USING MESSAGE = 'not the administrator here';
    END IF;
END $$;
ALTER FUNCTION require_administrator(uuid, text) OWNER TO baken_definer;

CREATE FUNCTION may_mend_account(person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT person <> (public.actor()).user_id
        AND person = any(public.administered_accounts())
        AND NOT EXISTS (
            SELECT 1 FROM public.accounts_membership m
            WHERE m.user_id = person
              AND (m.valid_until IS NULL OR m.valid_until
                   > (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date)
              AND NOT public.is_administrator_of(m.organisation_id, m.role))
$$;
ALTER FUNCTION may_mend_account(uuid) OWNER TO baken_definer;

CREATE FUNCTION require_mender(person uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT public.may_mend_account(person) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this account is not yours to mend';
    END IF;
END $$;
ALTER FUNCTION require_mender(uuid) OWNER TO baken_definer;

CREATE FUNCTION administered_readiness()
RETURNS TABLE (user_id uuid, has_password boolean, has_second_factor boolean,
               may_be_mended boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT u.id,
        EXISTS (SELECT 1 FROM public.accounts_password p WHERE p.user_id = u.id),
        EXISTS (SELECT 1 FROM public.mfa_authenticator a
                WHERE a.user_id = u.id AND a.type = 'totp'),
        public.may_mend_account(u.id)
    FROM public.accounts_user u
    WHERE u.id = any((SELECT public.administered_accounts())::uuid[])
$$;
ALTER FUNCTION administered_readiness() OWNER TO baken_definer;
"""

NO_CHECKS = """
DROP FUNCTION administered_readiness();
DROP FUNCTION require_mender(uuid);
DROP FUNCTION may_mend_account(uuid);
DROP FUNCTION require_administrator(uuid, text);
DROP FUNCTION role_fits(text, text);
"""

ACCOUNTS = """
CREATE FUNCTION account_create(
    new_id uuid, address text, new_name text, for_organisation uuid, new_role text
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE found_id uuid;
BEGIN
    PERFORM public.require_administrator(for_organisation, new_role);
    INSERT INTO public.accounts_user (id, email, name, is_active, language)
        VALUES (new_id, lower(trim(address)), new_name, true, 'nl')
        ON CONFLICT (email) DO NOTHING;
    SELECT u.id INTO found_id FROM public.accounts_user u
        WHERE u.email = lower(trim(address));
    RETURN found_id;
END $$;
ALTER FUNCTION account_create(uuid, text, text, uuid, text) OWNER TO baken_definer;

CREATE FUNCTION account_set_active(person uuid, active boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.require_mender(person);
    UPDATE public.accounts_user SET is_active = active WHERE id = person;
    DELETE FROM public.accounts_session WHERE user_id = person;
END $$;
ALTER FUNCTION account_set_active(uuid, boolean) OWNER TO baken_definer;

CREATE FUNCTION account_reset_second_factor(person uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.require_mender(person);
    DELETE FROM public.mfa_authenticator WHERE user_id = person;
    DELETE FROM public.accounts_session WHERE user_id = person;
END $$;
ALTER FUNCTION account_reset_second_factor(uuid) OWNER TO baken_definer;
"""

NO_ACCOUNTS = """
DROP FUNCTION account_reset_second_factor(uuid);
DROP FUNCTION account_set_active(uuid, boolean);
DROP FUNCTION account_create(uuid, text, text, uuid, text);
"""

MEMBERSHIPS = """
CREATE FUNCTION membership_give(
    new_id uuid, person uuid, for_organisation uuid, new_role text, first_day date
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.require_administrator(for_organisation, new_role);
    IF NOT (SELECT public.role_fits(o.kind, new_role)
            FROM public.organisations_organisation o WHERE o.id = for_organisation) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this role does not exist here';
    END IF;
    INSERT INTO public.accounts_membership
        (id, user_id, organisation_id, role, is_deputy, valid_from)
        VALUES (new_id, person, for_organisation, new_role, false, first_day);
END $$;
ALTER FUNCTION membership_give(uuid, uuid, uuid, text, date) OWNER TO baken_definer;

CREATE FUNCTION membership_end(ended uuid, first_day_after date) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE m public.accounts_membership;
BEGIN
    SELECT * INTO m FROM public.accounts_membership WHERE id = ended FOR UPDATE;
    PERFORM public.require_administrator(m.organisation_id, m.role);
    IF m.user_id = (public.actor()).user_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'somebody else ends your membership';
    END IF;
    UPDATE public.accounts_membership
        SET valid_until = greatest(valid_from, first_day_after) WHERE id = ended;
    DELETE FROM public.accounts_session WHERE user_id = m.user_id;
    RETURN m.user_id;
END $$;
ALTER FUNCTION membership_end(uuid, date) OWNER TO baken_definer;

CREATE FUNCTION membership_arrange(asked uuid, deputy boolean, away_until date)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE m public.accounts_membership;
BEGIN
    SELECT * INTO m FROM public.accounts_membership WHERE id = asked FOR UPDATE;
    PERFORM public.require_administrator(m.organisation_id, m.role);
    UPDATE public.accounts_membership
        SET is_deputy = deputy, absent_until = away_until WHERE id = asked;
END $$;
ALTER FUNCTION membership_arrange(uuid, boolean, date) OWNER TO baken_definer;

CREATE FUNCTION membership_own_absence(away_until date) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE public.accounts_membership m SET absent_until = away_until
    FROM public.actor() who
    WHERE who.kind = 'person' AND m.user_id = who.user_id AND m.role = who.role
      AND m.organisation_id = who.organisation_id AND m.valid_until IS NULL
$$;
ALTER FUNCTION membership_own_absence(date) OWNER TO baken_definer;
"""

NO_MEMBERSHIPS = """
DROP FUNCTION membership_own_absence(date);
DROP FUNCTION membership_arrange(uuid, boolean, date);
DROP FUNCTION membership_end(uuid, date);
DROP FUNCTION membership_give(uuid, uuid, uuid, text, date);
"""

INVITATIONS = """
CREATE FUNCTION account_invite(
    person uuid, new_key bytea, new_code bytea, ends timestamptz
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.require_mender(person);
    DELETE FROM public.accounts_invitation WHERE user_id = person;
    INSERT INTO public.accounts_invitation
        (key_hash, code_hash, user_id, expires_at, n_tries_left)
        VALUES (new_key, new_code, person, ends, 5);
END $$;
ALTER FUNCTION account_invite(uuid, bytea, bytea, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION invitation_is_open(asked bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM public.accounts_invitation i
        WHERE i.key_hash = asked AND i.n_tries_left > 0
          AND i.expires_at > statement_timestamp())
$$;
ALTER FUNCTION invitation_is_open(bytea) OWNER TO baken_definer;

CREATE FUNCTION invitation_redeem(
    asked bytea, given_code bytea, new_encoded text, at timestamptz
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE i public.accounts_invitation;
BEGIN
    UPDATE public.accounts_invitation SET n_tries_left = n_tries_left - 1
        WHERE key_hash = asked AND n_tries_left > 0
          AND expires_at > statement_timestamp()
        RETURNING * INTO i;
    IF i.key_hash IS NULL OR i.code_hash <> given_code THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.accounts_password (user_id, encoded, changed_at)
        VALUES (i.user_id, new_encoded, at)
        ON CONFLICT (user_id) DO UPDATE SET encoded = new_encoded, changed_at = at;
    DELETE FROM public.accounts_invitation WHERE key_hash = asked;
    DELETE FROM public.accounts_session WHERE user_id = i.user_id;
    RETURN i.user_id;
END $$;
ALTER FUNCTION invitation_redeem(bytea, bytea, text, timestamptz) OWNER TO baken_definer;
"""

NO_INVITATIONS = """
DROP FUNCTION invitation_redeem(bytea, bytea, text, timestamptz);
DROP FUNCTION invitation_is_open(bytea);
DROP FUNCTION account_invite(uuid, bytea, bytea, timestamptz);
"""

INNER = """require_administrator(uuid, text), require_mender(uuid), may_mend_account(uuid)"""
OUTER = """role_fits(text, text), administered_readiness(),
    account_create(uuid, text, text, uuid, text), account_set_active(uuid, boolean),
    account_reset_second_factor(uuid),
    membership_give(uuid, uuid, uuid, text, date), membership_end(uuid, date),
    membership_arrange(uuid, boolean, date), membership_own_absence(date),
    account_invite(uuid, bytea, bytea, timestamptz), invitation_is_open(bytea),
    invitation_redeem(bytea, bytea, text, timestamptz)"""
RIGHTS = f"""
REVOKE ALL ON FUNCTION {INNER}, {OUTER} FROM PUBLIC, baken_app;
GRANT EXECUTE ON FUNCTION {OUTER} TO baken_app;
GRANT EXECUTE ON FUNCTION role_fits(text, text) TO baken_definer;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_sessions_behind_functions")]
    operations = [
        migrations.RunSQL(CHECKS, NO_CHECKS),
        migrations.RunSQL(ACCOUNTS, NO_ACCOUNTS),
        migrations.RunSQL(MEMBERSHIPS, NO_MEMBERSHIPS),
        migrations.RunSQL(INVITATIONS, NO_INVITATIONS),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
