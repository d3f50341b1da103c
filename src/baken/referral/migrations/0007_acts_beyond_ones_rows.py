"""Acts that touch rows the actor may not see or change, each re-checked in the database.

`tell_coordinators` writes notices without showing who coordinates; `place_need` lets the
provider who received her end the search; `narrow_request` takes identity back when she did
not arrive. `due_requests` also watches conversations without an end.
"""

from django.db import migrations

ACTS = """
CREATE FUNCTION tell_coordinators(
    of_dossier uuid, about uuid, notice_kind text, at timestamptz
) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT of_dossier = any(public.visible_dossiers('file')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'no notices about an unseen file';
    END IF;
    RETURN QUERY
    INSERT INTO public.referral_notice (id, dossier_id, request_id, organisation_id, role,
        kind, created_at)
    SELECT gen_random_uuid(), of_dossier, about, told.organisation_id, 'care_coordinator',
        notice_kind, at
    FROM (SELECT DISTINCT g.organisation_id FROM public.access_grant g
        WHERE g.dossier_id = of_dossier AND g.capacity = 'coordinator'
          AND g.valid_from <= statement_timestamp()
          AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp())) told
    RETURNING public.referral_notice.id;
END $$;
ALTER FUNCTION tell_coordinators(uuid, uuid, text, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION place_need(asked uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE r public.referral_request;
BEGIN
    SELECT * INTO r FROM public.referral_request WHERE id = asked;
    IF r.id IS NULL OR r.status <> 'taken'
       OR r.organisation_id IS DISTINCT FROM public.actor_organisation()
       OR NOT r.dossier_id = any(public.visible_dossiers('answer')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this request places nobody';
    END IF;
    UPDATE public.referral_need SET status = 'placed', ended_at = at, version = version + 1
        WHERE dossier_id = r.dossier_id AND status = 'ready';
END $$;
ALTER FUNCTION place_need(uuid, timestamptz) OWNER TO baken_definer;

CREATE FUNCTION narrow_request(asked uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE r public.referral_request;
BEGIN
    SELECT * INTO r FROM public.referral_request WHERE id = asked;
    IF r.id IS NULL OR r.status <> 'talking' OR NOT (
        r.dossier_id = any(public.visible_dossiers('ask'))
        OR (r.organisation_id = public.actor_organisation()
            AND r.dossier_id = any(public.visible_dossiers('answer')))
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this request is not narrowed';
    END IF;
    UPDATE public.access_grant
        SET valid_until = greatest(valid_from, least(at, statement_timestamp()))
        WHERE subject_id = asked AND capacity = 'treating'
          AND (valid_until IS NULL OR valid_until > statement_timestamp());
END $$;
ALTER FUNCTION narrow_request(uuid, timestamptz) OWNER TO baken_definer;

GRANT INSERT ON referral_notice TO baken_definer;
GRANT UPDATE ON referral_need TO baken_definer;
REVOKE ALL ON FUNCTION tell_coordinators(uuid, uuid, text, timestamptz),
    place_need(uuid, timestamptz), narrow_request(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tell_coordinators(uuid, uuid, text, timestamptz),
    place_need(uuid, timestamptz), narrow_request(uuid, timestamptz) TO baken_app;
"""

ACTS_GONE = """
DROP FUNCTION narrow_request(uuid, timestamptz);
DROP FUNCTION place_need(uuid, timestamptz);
DROP FUNCTION tell_coordinators(uuid, uuid, text, timestamptz);
REVOKE INSERT ON referral_notice FROM baken_definer;
REVOKE UPDATE ON referral_need FROM baken_definer;
"""


def due_requests(overdue: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION due_requests(at timestamptz)
RETURNS TABLE (kind text, request_id uuid, dossier_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT due.kind, r.id, r.dossier_id
    FROM public.referral_request r
    CROSS JOIN LATERAL (VALUES
        ('hold_ended', r.status = 'offered' AND r.hold_until <= at),
        ('hold_ends_soon', r.status = 'offered' AND r.hold_until > at
            AND r.hold_until <= at + (r.hold_until - r.answered_at) / 4),
        ('answer_overdue', {overdue} AND r.due_at <= at),
        ('arrival_overdue', r.status IN ('chosen', 'underway')
            AND r.offered_from < (at AT TIME ZONE 'Europe/Amsterdam')::date)
    ) AS due (kind, is_due)
    WHERE due.is_due AND (public.actor()).kind = 'system'
      AND (public.actor()).role = 'clock'
      AND NOT EXISTS (SELECT 1 FROM public.referral_event e WHERE e.request_id = r.id
          AND e.by_role = 'holds' AND e.by_organisation_id IS NULL
          AND e.kind = due.kind AND e.at >= coalesce(r.answered_at, r.sent_at)
          AND (due.kind <> 'hold_ends_soon' OR e.codes ->> 'hold_until'
               = to_char(r.hold_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0006_match_run_knows_safety")]
    operations = [
        migrations.RunSQL(ACTS, ACTS_GONE),
        migrations.RunSQL(
            due_requests("r.status IN ('sent', 'talking')"), due_requests("r.status = 'sent'")
        ),
    ]
