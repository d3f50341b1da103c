import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0004_rights")]
    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="access.dossier",
                    ),
                ),
                ("name_token", models.TextField(blank=True)),
                ("birth_date_token", models.TextField(blank=True)),
                ("name_birth_index", models.BinaryField(db_index=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Avoided",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "persoon"), ("group", "groep of netwerk")],
                        max_length=10,
                    ),
                ),
                ("name_token", models.TextField(blank=True)),
                ("birth_date_token", models.TextField(blank=True)),
                ("name_birth_index", models.BinaryField(db_index=True, null=True)),
                ("noted_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="access.dossier"
                    ),
                ),
            ],
            options={"verbose_name_plural": "avoided"},
        ),
    ]
