"""A yes on safety counts for seven days; then the officer looks again. A no never ages.

Residents change (safety rule 5). Seven days is an assumption; the core has the same figure
(`confirmation_fresh`). The services give the moment of the act. A later moment only makes
the answer stricter; an earlier one tells what was true then, and opens nothing.
"""

from django.db import migrations

VERDICT = """
DROP FUNCTION safety_verdict(%(was)s);
CREATE FUNCTION safety_verdict(of_dossier uuid, at_location uuid, during daterange%(at)s)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    verdict text;
BEGIN
    IF NOT (of_dossier = any(public.visible_dossiers('requests'))
        OR (of_dossier = any(public.visible_dossiers('file'))
            AND EXISTS (SELECT 1 FROM public.landscape_location l
                WHERE l.id = at_location AND l.organisation_id = who.organisation_id))) THEN
        RETURN 'unknown';
    END IF;
    SELECT CASE
        WHEN count(*) FILTER (WHERE answer.verdict = 'fail') > 0 THEN 'fail'
        WHEN count(*) FILTER (WHERE answer.verdict = 'pass' AND answer.is_open
            AND answer.is_newest%(fresh)s) = 2
            THEN 'pass'
        ELSE 'unknown' END INTO verdict
    FROM (SELECT s.verdict, s.answered_at, r.ended_at IS NULL AS is_open, row_number() OVER (
            PARTITION BY s.criterion, r.ended_at IS NULL
            ORDER BY s.answered_at DESC, s.id) = 1 AS is_newest
        FROM public.referral_safetyanswer s
        JOIN public.referral_request r ON r.id = s.request_id
        JOIN public.landscape_offer o ON o.id = r.offer_id
        WHERE s.dossier_id = of_dossier AND o.location_id = at_location
          AND s.basis_hash = public.safety_basis_of(of_dossier)) answer;
    IF public.meets_somebody_to_avoid(of_dossier, at_location, during) THEN
        verdict := 'fail';
    END IF;
    IF verdict = 'fail' AND NOT (who.role = 'safety_officer'
        AND of_dossier = any(public.visible_dossiers('assess'))) THEN
        verdict := 'unknown';
    END IF;
    RETURN verdict;
END $$;
ALTER FUNCTION safety_verdict(%(args)s) OWNER TO baken_definer;
REVOKE ALL ON FUNCTION safety_verdict(%(args)s) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION safety_verdict(%(args)s) TO baken_app;
"""

WITHOUT, WITH = "uuid, uuid, daterange", "uuid, uuid, daterange, timestamptz"
AGING = {
    "was": WITHOUT,
    "args": WITH,
    "at": ",\n    at timestamptz DEFAULT statement_timestamp()",
    "fresh": "\n            AND answer.answered_at >= at - interval '7 days'",
}
LASTING = {"was": WITH, "args": WITHOUT, "at": "", "fresh": ""}


class Migration(migrations.Migration):
    dependencies = [("referral", "0014_a_yes_ends_with_its_request")]
    operations = [migrations.RunSQL(VERDICT % AGING, VERDICT % LASTING)]
