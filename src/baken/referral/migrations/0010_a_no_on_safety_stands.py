"""A "no" on safety stands until the facts change: no later answer outweighs it.

`safety_verdict` looked at the newest answer to each question. The service refuses a yes after
a no, but two answers in one instant, or SQL that a broken page lets in, got past it.
"""

from django.db import migrations

ANY_NO = "count(*) FILTER (WHERE answer.verdict = 'fail')"
NEWEST_NO = "count(*) FILTER (WHERE answer.verdict = 'fail' AND answer.is_newest)"


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
        WHEN %(noes)s > 0 THEN 'fail'
        WHEN count(*) FILTER (WHERE answer.verdict = 'pass' AND answer.is_newest) = 2
            THEN 'pass'
        ELSE 'unknown' END INTO verdict
    FROM (SELECT s.verdict, row_number() OVER (
            PARTITION BY s.criterion ORDER BY s.answered_at DESC, s.id) = 1 AS is_newest
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


class Migration(migrations.Migration):
    dependencies = [("referral", "0009_safety_tells_own_house_only")]
    operations = [migrations.RunSQL(VERDICT % {"noes": ANY_NO}, VERDICT % {"noes": NEWEST_NO})]
