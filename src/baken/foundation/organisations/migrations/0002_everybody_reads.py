"""Who takes part is no secret: the application reads it all and changes nothing."""

from django.db import migrations

TABLES = """organisations_youthregion, organisations_municipality,
    organisations_organisation, organisations_organisation_youth_regions"""
GIVEN = f"""
REVOKE ALL ON {TABLES} FROM PUBLIC, baken_app;
GRANT SELECT ON {TABLES} TO baken_app, baken_definer;
GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLES} TO baken_offline;
GRANT USAGE ON SEQUENCE organisations_organisation_youth_regions_id_seq TO baken_offline;
"""
TAKEN = f"REVOKE ALL ON {TABLES} FROM baken_app, baken_definer, baken_offline;"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_country_and_organisations")]
    operations = [migrations.RunSQL(GIVEN, TAKEN)]
