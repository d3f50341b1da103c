"""What was typed is seen by nobody but the writers: a provider in talks sees the need."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

EDIT = "dossier_id = any((select visible_dossiers('edit'))::uuid[])"
SECURED = f"""
ALTER TABLE referral_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_draft FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON referral_draft TO baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON referral_draft TO baken_offline;
GRANT SELECT ON referral_draft TO baken_definer;
CREATE POLICY seen ON referral_draft FOR SELECT USING ({EDIT});
CREATE POLICY added ON referral_draft FOR INSERT WITH CHECK ({EDIT});
CREATE POLICY changed ON referral_draft FOR UPDATE USING ({EDIT});
"""
OPEN = """
DROP POLICY changed ON referral_draft;
DROP POLICY added ON referral_draft;
DROP POLICY seen ON referral_draft;
"""


class Migration(migrations.Migration):
    dependencies = [("referral", "0004_need_knows_who_decides")]
    operations = [
        migrations.RemoveField(model_name="need", name="draft_token"),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, primary_key=True, serialize=False
                    ),
                ),
                ("step", models.CharField(max_length=20)),
                ("typed_token", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "step"), name="draft_once_for_each_step"
                    )
                ]
            },
        ),
        migrations.RunSQL(SECURED, OPEN),
    ]
