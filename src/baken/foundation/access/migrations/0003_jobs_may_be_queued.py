"""The application queues and runs jobs; they carry keys only, so no row is personal."""

from django.db import migrations

GIVEN = """
GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_jobs, procrastinate_events,
    procrastinate_periodic_defers, procrastinate_workers TO baken_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO baken_app;
GRANT SELECT ON django_migrations TO baken_app;
DO $$
DECLARE queue_function regprocedure;
BEGIN
    FOR queue_function IN SELECT p.oid FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'procrastinate%' LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO baken_app', queue_function);
    END LOOP;
END $$;
"""
TAKEN = """
REVOKE ALL ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers,
    procrastinate_workers, django_migrations FROM baken_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_need_to_know"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [migrations.RunSQL(GIVEN, TAKEN)]
