"""The reason of emergency access is kept as a token of the file's key, never as words.

The service counts the letters of the words; here only what is too short for any token of
twenty letters is refused, so that plain words do not pass by mistake.
"""

from django.db import migrations, models

BREAK_GLASS = """
CREATE OR REPLACE FUNCTION break_glass(known_code text, why text, at timestamptz) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    opened uuid;
BEGIN
    SELECT d.id INTO opened FROM public.access_dossier d
    WHERE d.code = known_code AND d.kind = 'care'
      AND who.kind = 'person' AND who.role IN ('care_coordinator', 'safety_officer')
      AND EXISTS (SELECT 1 FROM public.access_grant g WHERE g.dossier_id = d.id
          AND g.organisation_id = who.organisation_id AND g.capacity <> 'emergency'
          AND g.valid_from <= statement_timestamp()
          AND (g.valid_until IS NULL OR g.valid_until > statement_timestamp()));
    IF opened IS NULL OR length(trim(why)) < %(shortest)d THEN
        RAISE insufficient_privilege USING MESSAGE = 'no emergency access';
    END IF;
    INSERT INTO public.access_grant (id, dossier_id, organisation_id, user_id, capacity,
        purpose, basis, valid_from, valid_until, given_by_user, given_by_organisation, reason)
    VALUES (gen_random_uuid(), opened, who.organisation_id, who.user_id, 'emergency',
        'crisis', 'vital_interest', statement_timestamp(),
        statement_timestamp() + interval '24 hours', who.user_id, who.organisation_id, why);
    PERFORM public.audit_append('access.glass_broken', 'E', at, opened, opened, '{}'::jsonb);
    RETURN opened;
END $$;
"""
SHORTEST_TOKEN = 120  # a Fernet token of twenty letters
SHORTEST_WORDS = 20


class Migration(migrations.Migration):
    dependencies = [("access", "0006_names_to_avoid_are_a_scope_apart")]
    operations = [
        migrations.RunSQL(
            BREAK_GLASS % {"shortest": SHORTEST_TOKEN},
            BREAK_GLASS % {"shortest": SHORTEST_WORDS},
        ),
        migrations.AlterField("grant", "reason", models.TextField(blank=True)),
    ]
