"""Whom she must not meet is seen with scope `avoided`, not with all that is about safety."""

from django.db import migrations


def seen_with(scope: str) -> str:
    return f"""
ALTER POLICY seen ON people_avoided
    USING (dossier_id = any((select visible_dossiers('{scope}'))::uuid[]));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_need_to_know"),
        ("access", "0006_names_to_avoid_are_a_scope_apart"),
    ]
    operations = [migrations.RunSQL(seen_with("avoided"), seen_with("safety"))]
