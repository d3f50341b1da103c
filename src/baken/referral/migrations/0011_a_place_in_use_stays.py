"""A place cannot end under somebody who has it, and nobody gets one that does not exist.

Both checks look at two tables, so a constraint cannot say them. They lock the place: whoever
ends it and whoever gives it away wait for each other. They run as the caller, who is the
intake of the provider and sees all uses of its own places.
"""

from django.db import migrations

PLACE_STAYS = """
CREATE FUNCTION referral_place_in_use_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM public.referral_placeuse u
        WHERE u.place_id = NEW.id AND u.released_at IS NULL
          AND (upper(u.period) IS NULL OR upper(u.period) > NEW.valid_until)) THEN
        RAISE check_violation USING MESSAGE = 'somebody has this place',
            CONSTRAINT = 'place_in_use_stays', DETAIL = NEW.code;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER place_in_use_stays AFTER UPDATE OF valid_until ON landscape_place
    FOR EACH ROW WHEN (NEW.valid_until IS NOT NULL)
    EXECUTE FUNCTION referral_place_in_use_stays();

CREATE FUNCTION referral_place_exists_then() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE existing daterange;
BEGIN
    SELECT daterange(p.valid_from, p.valid_until) INTO existing
        FROM public.landscape_place p WHERE p.id = NEW.place_id FOR SHARE;
    IF existing IS NULL OR NOT NEW.period <@ existing THEN
        RAISE check_violation USING MESSAGE = 'this place does not exist on all these days',
            CONSTRAINT = 'place_exists_then';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER place_exists_then AFTER INSERT OR UPDATE OF period, place_id
    ON referral_placeuse FOR EACH ROW WHEN (NEW.released_at IS NULL)
    EXECUTE FUNCTION referral_place_exists_then();
"""

GONE = """
DROP TRIGGER place_exists_then ON referral_placeuse;
DROP FUNCTION referral_place_exists_then();
DROP TRIGGER place_in_use_stays ON landscape_place;
DROP FUNCTION referral_place_in_use_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0010_a_no_on_safety_stands")]
    operations = [migrations.RunSQL(PLACE_STAYS, GONE)]
