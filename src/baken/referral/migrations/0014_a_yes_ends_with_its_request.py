"""A yes on safety ends with the request for which it was given; a no does not.

The safety officer compares her with the residents of that moment (safety rule 5). A yes for
a request that was withdrawn in spring opened a place to her in autumn, among others.
"""

from django.db import migrations

VERDICT = """
CREATE OR REPLACE FUNCTION safety_verdict(of_dossier uuid, at_location uuid, during daterange)
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
        WHEN count(*) FILTER (WHERE answer.verdict = 'pass' AND %(counts)s) = 2
            THEN 'pass'
        ELSE 'unknown' END INTO verdict
    FROM (SELECT s.verdict, r.ended_at IS NULL AS is_open, row_number() OVER (
            PARTITION BY s.criterion %(apart)s
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
"""

OF_OPEN = {"counts": "answer.is_open AND answer.is_newest", "apart": ", r.ended_at IS NULL"}
OF_ANY = {"counts": "answer.is_newest", "apart": ""}


class Migration(migrations.Migration):
    dependencies = [("referral", "0013_somebody_is_always_mailed")]
    operations = [migrations.RunSQL(VERDICT % OF_OPEN, VERDICT % OF_ANY)]
