"""An administrator sees no file, so cannot become somebody who does: another one decides.

To end one's own membership already took somebody else.
"""

from django.db import migrations


def giving(check: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION membership_give(
    new_id uuid, person uuid, for_organisation uuid, new_role text, first_day date
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.require_administrator(for_organisation, new_role);
    {check}
    IF NOT (SELECT public.role_fits(o.kind, new_role)
            FROM public.organisations_organisation o WHERE o.id = for_organisation) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this role does not exist here';
    END IF;
    INSERT INTO public.accounts_membership
        (id, user_id, organisation_id, role, is_deputy, valid_from)
        VALUES (new_id, person, for_organisation, new_role, false, first_day);
END $$;
"""


NOT_ONESELF = """IF person = (public.actor()).user_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'somebody else gives you a role';
    END IF;"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_administration")]
    operations = [migrations.RunSQL(giving(NOT_ONESELF), giving(""))]
