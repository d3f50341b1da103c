"""No band about one house: too few of them answer together for the province, or not at all.

The houses of small cells are pooled apart from the cells that answer for themselves: with
the whole province beside a region, the house that is left over could be worked out.
"""

from django.db import migrations

ROOM = """
        SELECT o.setting, o.takes_crisis, l.youth_region_id, o.location_id,
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
"""

WAITING = """
           CASE WHEN {weeks} IS NULL THEN 'unknown'
                WHEN {weeks} < 2 THEN 'under_2'
                WHEN {weeks} < 6 THEN 'under_6'
                WHEN {weeks} < 12 THEN 'under_12'
                ELSE 'over_12' END
"""

OWNED = """
ALTER FUNCTION landscape_bands() OWNER TO baken_definer;
REVOKE ALL ON FUNCTION landscape_bands() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION landscape_bands() TO baken_app, baken_offline;
"""

# A region that lies in two provinces counts where most of its municipalities are.
WIDE = f"""
DROP FUNCTION landscape_bands();
CREATE FUNCTION landscape_bands()
RETURNS TABLE (setting text, takes_crisis boolean, youth_region_id text,
               place_possible boolean, waiting text, area text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH stated AS ({ROOM}),
    provinces AS (
        SELECT m.youth_region_id, mode() WITHIN GROUP (ORDER BY m.province) AS province
        FROM public.organisations_municipality m GROUP BY m.youth_region_id
    ),
    cells AS (
        SELECT s.setting, s.takes_crisis, s.youth_region_id, n.speaks_for_itself,
               CASE WHEN n.speaks_for_itself THEN s.youth_region_id
                    ELSE p.province END AS place
        FROM (SELECT DISTINCT setting, takes_crisis, youth_region_id FROM stated) s
        JOIN (SELECT setting, takes_crisis, youth_region_id,
                     count(DISTINCT location_id) > 1 AS speaks_for_itself
              FROM stated GROUP BY setting, takes_crisis, youth_region_id) n
            USING (setting, takes_crisis, youth_region_id)
        LEFT JOIN provinces p USING (youth_region_id)
    ),
    answers AS (
        SELECT c.setting, c.takes_crisis, c.speaks_for_itself, c.place,
               coalesce(bool_or(s.has_place), false) AS has_place,
               min(s.waiting_weeks) AS weeks
        FROM cells c JOIN stated s USING (setting, takes_crisis, youth_region_id)
        GROUP BY c.setting, c.takes_crisis, c.speaks_for_itself, c.place
        HAVING count(DISTINCT s.location_id) > 1
    )
    SELECT c.setting::text, c.takes_crisis, c.youth_region_id::text,
           coalesce(a.has_place, false), {WAITING.format(weeks="a.weeks")},
           CASE WHEN a.place IS NULL THEN 'nowhere'
                WHEN c.speaks_for_itself THEN 'region' ELSE 'province' END
    FROM cells c LEFT JOIN answers a USING (setting, takes_crisis, speaks_for_itself, place)
$$;
{OWNED}
"""

NARROW = f"""
DROP FUNCTION landscape_bands();
CREATE FUNCTION landscape_bands()
RETURNS TABLE (setting text, takes_crisis boolean, youth_region_id text,
               place_possible boolean, waiting text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH stated AS ({ROOM})
    SELECT setting::text, takes_crisis, youth_region_id::text,
           coalesce(bool_or(has_place), false),
           {WAITING.format(weeks="min(waiting_weeks)")}
    FROM stated
    GROUP BY setting, takes_crisis, youth_region_id
$$;
{OWNED}
"""


class Migration(migrations.Migration):
    dependencies = [
        ("landscape", "0005_public_bands"),
        ("organisations", "0002_everybody_reads"),
    ]
    operations = [migrations.RunSQL(WIDE, NARROW)]
