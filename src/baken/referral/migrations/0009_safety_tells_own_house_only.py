"""A provider hears of safety at the own house only, an intake not that facts exist.

`safety_verdict` told a safety officer about any location, so about who lives at another
provider, and told every provider that was asked where else a place was found safe. `safety_basis` gave everybody with a grant the hash of the facts, and the hash of
no facts at all is known: it told whether she has somebody or somewhere to avoid.
"""

from django.db import migrations

BASIS_OF = """
CREATE FUNCTION safety_basis_of(of_dossier uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT encode(sha256(convert_to(
        coalesce((SELECT string_agg(a.id::text, ',' ORDER BY a.id)
            FROM public.people_avoided a
            WHERE a.dossier_id = of_dossier AND a.ended_at IS NULL), '') || '/' ||
        coalesce((SELECT string_agg(z.id::text, ',' ORDER BY z.id)
            FROM public.referral_dangerzone z
            WHERE z.dossier_id = of_dossier AND z.ended_at IS NULL), ''), 'UTF8')), 'hex')
$$;
ALTER FUNCTION safety_basis_of(uuid) OWNER TO baken_definer;
-- Nobody but the two functions below may ask this.
REVOKE ALL ON FUNCTION safety_basis_of(uuid) FROM PUBLIC, baken_app, baken_offline;

CREATE OR REPLACE FUNCTION safety_basis(of_dossier uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT public.safety_basis_of(of_dossier)
    WHERE of_dossier = any(public.visible_dossiers('safety'))
$$;
"""

BASIS_WAS = """
CREATE OR REPLACE FUNCTION safety_basis(of_dossier uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT public.safety_basis_of(of_dossier)
    WHERE of_dossier = any(public.visible_dossiers('file'))
$$;
"""


VERDICT = """
CREATE OR REPLACE FUNCTION safety_verdict(of_dossier uuid, at_location uuid, during daterange)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    verdict text;
BEGIN
    IF NOT (%(asked_by)s) THEN
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
          AND s.basis_hash = public.%(basis)s(of_dossier)
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
"""


IN_THE_FILE = "of_dossier = any(public.visible_dossiers('file'))"
# Whoever sees all requests, and otherwise at the own house: assessors are never the former.
OWN_HOUSE = f"""of_dossier = any(public.visible_dossiers('requests'))
        OR ({IN_THE_FILE} AND EXISTS (SELECT 1 FROM public.landscape_location l
            WHERE l.id = at_location AND l.organisation_id = who.organisation_id))"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0008_rows_stay_in_their_file")]
    operations = [
        migrations.RunSQL(BASIS_OF, BASIS_WAS),
        migrations.RunSQL(
            VERDICT % {"basis": "safety_basis_of", "asked_by": OWN_HOUSE},
            VERDICT % {"basis": "safety_basis", "asked_by": IN_THE_FILE}
            + "DROP FUNCTION safety_basis_of(uuid);",
        ),
    ]
