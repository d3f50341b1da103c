"""Levels and viewers change for the purpose 'address' only: after a fresh confirmation.

And a house cannot become shielded while its point still stands somewhere.
"""

from django.db import migrations

MINE = "(SELECT actor_kind()) = 'person' AND organisation_id = (SELECT actor_organisation())"
SAFETY_OFFICER = "(SELECT actor_role()) = 'safety_officer'"
CONFIRMED = "(SELECT actor_purpose()) = 'address'"
MY_LOCATION = f"location_id IN (SELECT id FROM landscape_location WHERE {MINE})"
# The statement that raises the level still sees the address as it was: known to everybody.
NO_POINT_LEFT = """(safety_level = 0 OR NOT EXISTS (
    SELECT 1 FROM landscape_address a
    WHERE a.location_id = landscape_location.id AND a.latitude IS NOT NULL))"""

KEEPS_LOCATION = f"{MINE} AND {SAFETY_OFFICER}"
NAMES_VIEWER = f"{MY_LOCATION} AND {SAFETY_OFFICER}"

STRICT = f"""
ALTER POLICY changing ON landscape_location
    USING ({KEEPS_LOCATION} AND {CONFIRMED})
    WITH CHECK ({KEEPS_LOCATION} AND {CONFIRMED} AND {NO_POINT_LEFT});
ALTER POLICY adding ON landscape_addressviewer
    WITH CHECK ({NAMES_VIEWER} AND {CONFIRMED});
ALTER POLICY changing ON landscape_addressviewer
    USING ({NAMES_VIEWER} AND {CONFIRMED}) WITH CHECK ({NAMES_VIEWER} AND {CONFIRMED});
"""

LOOSE = f"""
ALTER POLICY changing ON landscape_addressviewer
    USING ({NAMES_VIEWER}) WITH CHECK ({NAMES_VIEWER});
ALTER POLICY adding ON landscape_addressviewer WITH CHECK ({NAMES_VIEWER});
ALTER POLICY changing ON landscape_location
    USING ({KEEPS_LOCATION}) WITH CHECK ({KEEPS_LOCATION});
"""


class Migration(migrations.Migration):
    dependencies = [("landscape", "0006_bands_of_two_houses")]
    operations = [migrations.RunSQL(STRICT, LOOSE)]
