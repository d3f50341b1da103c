"""The short, reviewed list of functions that look across files: verdicts and dates only."""

from django.db import migrations

GRANTS = """
CREATE FUNCTION widen_for_request(asked uuid, new_capacity text, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    r public.referral_request;
BEGIN
    SELECT * INTO r FROM public.referral_request WHERE id = asked;
    IF r.id IS NULL OR who.kind IS DISTINCT FROM 'person' OR NOT (
        (new_capacity = 'talking' AND r.status = 'talking' AND who.role = 'intake'
            AND who.organisation_id = r.organisation_id
            AND r.dossier_id = any(public.visible_dossiers('answer')))
        OR (new_capacity = 'treating' AND r.status = 'chosen'
            AND r.dossier_id = any(public.visible_dossiers('ask')))
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this request does not widen access';
    END IF;
    INSERT INTO public.access_grant (id, dossier_id, organisation_id, capacity, purpose,
        basis, valid_from, given_by_user, given_by_organisation, subject_id, reason)
    SELECT gen_random_uuid(), r.dossier_id, r.organisation_id, new_capacity, 'care',
        'request:' || new_capacity, least(at, statement_timestamp()), who.user_id,
        who.organisation_id, r.id, ''
    WHERE NOT EXISTS (SELECT 1 FROM public.access_grant g WHERE g.subject_id = r.id
        AND g.capacity = new_capacity
        AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp()));
END $$;
ALTER FUNCTION widen_for_request(uuid, text, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION close_request_grants(asked uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    r public.referral_request;
    ended integer;
BEGIN
    SELECT * INTO r FROM public.referral_request WHERE id = asked;
    IF r.id IS NULL OR r.status NOT IN ('declined', 'withdrawn', 'lapsed') OR NOT (
        r.dossier_id = any(public.visible_dossiers('ask'))
        OR (r.organisation_id = public.actor_organisation()
            AND r.dossier_id = any(public.visible_dossiers('answer')))
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this request is not closed';
    END IF;
    UPDATE public.access_grant
        SET valid_until = greatest(valid_from, least(at, statement_timestamp()))
        WHERE subject_id = asked AND capacity IN ('requested', 'talking', 'treating')
          AND (valid_until IS NULL OR valid_until > statement_timestamp());
    GET DIAGNOSTICS ended = ROW_COUNT;
    RETURN ended;
END $$;
ALTER FUNCTION close_request_grants(uuid, timestamptz) OWNER TO baken_definer;
"""

SAFETY = """
CREATE FUNCTION safety_basis(of_dossier uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT encode(sha256(convert_to(
        coalesce((SELECT string_agg(a.id::text, ',' ORDER BY a.id)
            FROM public.people_avoided a
            WHERE a.dossier_id = of_dossier AND a.ended_at IS NULL), '') || '/' ||
        coalesce((SELECT string_agg(z.id::text, ',' ORDER BY z.id)
            FROM public.referral_dangerzone z
            WHERE z.dossier_id = of_dossier AND z.ended_at IS NULL), ''), 'UTF8')), 'hex')
    WHERE of_dossier = any(public.visible_dossiers('file'))
$$;
ALTER FUNCTION safety_basis(uuid) OWNER TO baken_definer;

CREATE FUNCTION meets_somebody_to_avoid(of_dossier uuid, at_location uuid, during daterange)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.referral_placeuse u
        JOIN public.landscape_place p ON p.id = u.place_id
        JOIN public.landscape_offer o ON o.id = p.offer_id
        LEFT JOIN public.people_person there ON there.dossier_id = u.dossier_id
        LEFT JOIN public.people_person self ON self.dossier_id = of_dossier
        WHERE o.location_id = at_location AND u.dossier_id <> of_dossier
          AND u.released_at IS NULL
          -- whoever stays longer than expected still lives there
          AND (u.period && during OR (u.kind = 'stay' AND upper(u.period) <= current_date))
          AND EXISTS (SELECT 1 FROM public.people_avoided a WHERE a.ended_at IS NULL AND (
              (a.dossier_id = of_dossier AND a.name_birth_index = there.name_birth_index)
              OR (a.dossier_id = u.dossier_id
                  AND a.name_birth_index = self.name_birth_index))))
$$;
ALTER FUNCTION meets_somebody_to_avoid(uuid, uuid, daterange) OWNER TO baken_definer;
-- Nobody but safety_verdict() may ask this: the bare answer tells who lives where.
REVOKE ALL ON FUNCTION meets_somebody_to_avoid(uuid, uuid, daterange) FROM PUBLIC, baken_app;

CREATE FUNCTION safety_verdict(of_dossier uuid, at_location uuid, during daterange)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    verdict text;
BEGIN
    IF NOT of_dossier = any(public.visible_dossiers('file')) THEN
        RETURN 'unknown';
    END IF;
    SELECT CASE
        WHEN count(*) FILTER (WHERE latest.verdict = 'fail') > 0 THEN 'fail'
        WHEN count(*) FILTER (WHERE latest.verdict = 'pass') = 2 THEN 'pass'
        ELSE 'unknown' END INTO verdict
    FROM (SELECT DISTINCT ON (s.criterion) s.criterion, s.verdict
        FROM public.referral_safetyanswer s
        JOIN public.referral_request r ON r.id = s.request_id
        JOIN public.landscape_offer o ON o.id = r.offer_id
        WHERE s.dossier_id = of_dossier AND o.location_id = at_location
          AND s.basis_hash = public.safety_basis(of_dossier)
        ORDER BY s.criterion, s.answered_at DESC, s.id) latest;
    IF public.meets_somebody_to_avoid(of_dossier, at_location, during) THEN
        verdict := 'fail';
    END IF;
    IF verdict = 'fail' AND NOT (who.role = 'safety_officer'
        AND of_dossier = any(public.visible_dossiers('assess'))) THEN
        verdict := 'unknown';
    END IF;
    RETURN verdict;
END $$;
ALTER FUNCTION safety_verdict(uuid, uuid, daterange) OWNER TO baken_definer;
"""

ROOM = """
CREATE FUNCTION next_free_places(from_day date) RETURNS TABLE (offer_id uuid, free_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.offer_id, min(greatest(from_day, p.valid_from, used.until))
    FROM public.landscape_place p
    LEFT JOIN LATERAL (
        SELECT max(coalesce(upper(u.period), 'infinity'::date)) AS until
        FROM public.referral_placeuse u
        WHERE u.place_id = p.id AND u.released_at IS NULL
          AND (upper(u.period) IS NULL OR upper(u.period) > from_day)
    ) used ON true
    WHERE (p.valid_until IS NULL OR p.valid_until > from_day)
      AND coalesce(used.until, from_day) < 'infinity'::date
      AND (public.actor()).kind = 'person'
      AND (public.actor()).role IN ('referrer', 'care_coordinator')
    GROUP BY p.offer_id
$$;
ALTER FUNCTION next_free_places(date) OWNER TO baken_definer;

CREATE FUNCTION occupancy(at_location uuid, during daterange)
RETURNS TABLE (n_places bigint, n_used bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT count(DISTINCT p.id), count(DISTINCT u.place_id)
    FROM public.landscape_place p
    JOIN public.landscape_offer o ON o.id = p.offer_id
    JOIN public.landscape_location l ON l.id = o.location_id
    LEFT JOIN public.referral_placeuse u ON u.place_id = p.id AND u.released_at IS NULL
        AND u.period && during
    WHERE l.id = at_location AND l.organisation_id = public.actor_organisation()
      AND (public.actor()).kind = 'person'
$$;
ALTER FUNCTION occupancy(uuid, daterange) OWNER TO baken_definer;
GRANT SELECT ON landscape_place, landscape_offer, landscape_location TO baken_definer;
"""

CLOCK = """
CREATE FUNCTION due_requests(at timestamptz)
RETURNS TABLE (kind text, request_id uuid, dossier_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT due.kind, r.id, r.dossier_id
    FROM public.referral_request r
    CROSS JOIN LATERAL (VALUES
        ('hold_ended', r.status = 'offered' AND r.hold_until <= at),
        ('hold_ends_soon', r.status = 'offered' AND r.hold_until > at
            AND r.hold_until <= at + (r.hold_until - r.answered_at) / 4),
        ('answer_overdue', r.status = 'sent' AND r.due_at <= at)
    ) AS due (kind, is_due)
    WHERE due.is_due AND (public.actor()).kind = 'system'
      AND (public.actor()).role = 'clock'
      AND NOT EXISTS (SELECT 1 FROM public.referral_event e WHERE e.request_id = r.id
          AND e.kind = due.kind AND e.at >= coalesce(r.answered_at, r.sent_at)
          AND (due.kind <> 'hold_ends_soon' OR e.codes ->> 'hold_until'
               = to_char(r.hold_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')))
$$;
ALTER FUNCTION due_requests(timestamptz) OWNER TO baken_definer;

CREATE FUNCTION mail_addresses(of_notice uuid) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT u.email FROM public.referral_notice n
    JOIN public.accounts_membership m ON m.organisation_id = n.organisation_id
        AND m.role = n.role
    JOIN public.accounts_user u ON u.id = m.user_id AND u.is_active
    WHERE n.id = of_notice AND m.valid_from <= current_date
      AND (m.valid_until IS NULL OR m.valid_until > current_date)
      AND (m.absent_until IS NULL OR m.absent_until <= current_date)
      AND (public.actor()).kind = 'system' AND (public.actor()).role = 'mailer'
$$;
ALTER FUNCTION mail_addresses(uuid) OWNER TO baken_definer;
GRANT SELECT ON accounts_membership, accounts_user TO baken_definer;
REVOKE ALL ON FUNCTION widen_for_request(uuid, text, timestamptz),
    close_request_grants(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION widen_for_request(uuid, text, timestamptz),
    close_request_grants(uuid, timestamptz), safety_basis(uuid),
    safety_verdict(uuid, uuid, daterange), next_free_places(date),
    occupancy(uuid, daterange), due_requests(timestamptz), mail_addresses(uuid) TO baken_app;
"""

GRANTS_GONE = """
DROP FUNCTION close_request_grants(uuid, timestamptz);
DROP FUNCTION widen_for_request(uuid, text, timestamptz);
"""
SAFETY_GONE = """
DROP FUNCTION safety_verdict(uuid, uuid, daterange);
DROP FUNCTION meets_somebody_to_avoid(uuid, uuid, daterange);
DROP FUNCTION safety_basis(uuid);
"""
ROOM_GONE = "DROP FUNCTION occupancy(uuid, daterange); DROP FUNCTION next_free_places(date);"
CLOCK_GONE = "DROP FUNCTION mail_addresses(uuid); DROP FUNCTION due_requests(timestamptz);"


class Migration(migrations.Migration):
    dependencies = [("referral", "0002_need_to_know")]
    operations = [
        migrations.RunSQL(SAFETY, SAFETY_GONE),
        migrations.RunSQL(ROOM, ROOM_GONE),
        migrations.RunSQL(GRANTS, GRANTS_GONE),
        migrations.RunSQL(CLOCK, CLOCK_GONE),
    ]
