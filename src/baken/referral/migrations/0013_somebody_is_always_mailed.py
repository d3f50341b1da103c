"""When everybody in a role is away, all of them are mailed: better late than nobody.

The days are those of Amsterdam, as everywhere else: the session counts in UTC, in which an
ended membership was still mailed for two hours of the night.
"""

from django.db import migrations

TODAY = "(statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date"


def mail_addresses(*, body: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION mail_addresses(of_notice uuid) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
{body}
$$;
"""


ALWAYS = f"""
    WITH held AS (
        SELECT u.email, m.absent_until IS NULL OR m.absent_until <= {TODAY} AS is_there
        FROM public.referral_notice n
        JOIN public.accounts_membership m ON m.organisation_id = n.organisation_id
            AND m.role = n.role
        JOIN public.accounts_user u ON u.id = m.user_id AND u.is_active
        WHERE n.id = of_notice AND m.valid_from <= {TODAY}
          AND (m.valid_until IS NULL OR m.valid_until > {TODAY})
          AND (public.actor()).kind = 'system' AND (public.actor()).role = 'mailer')
    SELECT DISTINCT h.email FROM held h
    WHERE h.is_there OR NOT EXISTS (SELECT 1 FROM held other WHERE other.is_there)
"""
WHO_IS_THERE = """
    SELECT DISTINCT u.email FROM public.referral_notice n
    JOIN public.accounts_membership m ON m.organisation_id = n.organisation_id
        AND m.role = n.role
    JOIN public.accounts_user u ON u.id = m.user_id AND u.is_active
    WHERE n.id = of_notice AND m.valid_from <= current_date
      AND (m.valid_until IS NULL OR m.valid_until > current_date)
      AND (m.absent_until IS NULL OR m.absent_until <= current_date)
      AND (public.actor()).kind = 'system' AND (public.actor()).role = 'mailer'
"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0012_notices_stay_between_parties")]
    operations = [
        migrations.RunSQL(
            mail_addresses(body=ALWAYS), mail_addresses(body=WHO_IS_THERE)
        )
    ]
