"""What the world may know of room: a band for each form of help and region, never more.

The function takes no date: by asking it for many dates one could find a free date.
"""

from django.db import migrations

BANDS = """
CREATE FUNCTION landscape_bands()
RETURNS TABLE (setting text, takes_crisis boolean, youth_region_id text,
               place_possible boolean, waiting text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH stated AS (
        SELECT o.setting, o.takes_crisis, l.youth_region_id,
               a.free_on <= public.landscape_today() + 42 AS has_place, a.waiting_weeks
        FROM public.landscape_offer o
        JOIN public.landscape_location l ON l.id = o.location_id
        LEFT JOIN public.landscape_availability a
            ON a.offer_id = o.id AND a.stated_on >= public.landscape_today() - 7
            AND NOT EXISTS (
                SELECT 1 FROM public.landscape_admissionstop s
                WHERE s.location_id = o.location_id
                  AND (s.offer_id IS NULL OR s.offer_id = o.id)
                  AND s.valid_from <= public.landscape_today()
                  AND (s.valid_until IS NULL OR s.valid_until > public.landscape_today()))
        WHERE o.valid_from <= public.landscape_today()
          AND (o.valid_until IS NULL OR o.valid_until > public.landscape_today())
    )
    SELECT setting::text, takes_crisis, youth_region_id::text,
           coalesce(bool_or(has_place), false),
           CASE WHEN min(waiting_weeks) IS NULL THEN 'unknown'
                WHEN min(waiting_weeks) < 2 THEN 'under_2'
                WHEN min(waiting_weeks) < 6 THEN 'under_6'
                WHEN min(waiting_weeks) < 12 THEN 'under_12'
                ELSE 'over_12' END
    FROM stated
    GROUP BY setting, takes_crisis, youth_region_id
$$;
ALTER FUNCTION landscape_bands() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_bands() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_bands() TO baken_app, baken_offline;
"""


class Migration(migrations.Migration):
    dependencies = [("landscape", "0004_need_to_know")]
    operations = [migrations.RunSQL(BANDS, "DROP FUNCTION landscape_bands();")]
