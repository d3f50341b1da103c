"""Sharing a file writes its line in the trail itself, so that nobody can leave it out."""

from django.db import migrations

LINE = """
    PERFORM public.audit_append('dossier.shared', 'C', at, with_organisation, shared_id,
        jsonb_build_object('capacity', new_capacity, 'basis', new_basis));"""


def share_dossier(*, line: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION share_dossier(
    shared_id uuid, with_organisation uuid, with_user uuid, new_capacity text,
    new_purpose text, new_basis text, about uuid, at timestamptz, ends_at timestamptz
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    who public.door_actor := public.actor();
    new_id uuid := gen_random_uuid();
BEGIN
    IF NOT shared_id = any(public.visible_dossiers('share')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'no right to share this file';
    END IF;
    IF new_capacity NOT IN ('coordinator', 'requested') OR coalesce(new_basis, '') = '' THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'this capacity is not given by sharing, or the basis is missing';
    END IF;
    INSERT INTO public.access_grant (id, dossier_id, organisation_id, user_id, capacity,
        purpose, basis, valid_from, valid_until, given_by_user, given_by_organisation,
        subject_id, reason)
    VALUES (new_id, shared_id, with_organisation, with_user, new_capacity, new_purpose,
        new_basis, least(at, statement_timestamp()), ends_at, who.user_id,
        who.organisation_id, about, '');{line}
    RETURN new_id;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_rights")]
    operations = [migrations.RunSQL(share_dossier(line=LINE), share_dossier(line=""))]
