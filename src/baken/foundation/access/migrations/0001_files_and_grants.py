import uuid

import django.db.models.deletion
from django.db import migrations, models

CAPACITIES = ["owner", "coordinator", "requested", "talking", "treating", "emergency"]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0002_append_and_seal")]
    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=12, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("signal", "signaal"), ("care", "hulp")], max_length=10
                    ),
                ),
                ("organisation_id", models.UUIDField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DataKey",
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
                ("wrapped", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("user_id", models.UUIDField(blank=True, null=True)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("owner", "verwijst"),
                            ("coordinator", "coördineert"),
                            ("requested", "is om een plek gevraagd"),
                            ("talking", "is in gesprek"),
                            ("treating", "biedt de plek"),
                            ("emergency", "noodtoegang"),
                        ],
                        max_length=20,
                    ),
                ),
                ("purpose", models.CharField(max_length=40)),
                ("basis", models.CharField(max_length=60)),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField(blank=True, null=True)),
                ("given_by_user", models.UUIDField(null=True)),
                ("given_by_organisation", models.UUIDField(null=True)),
                ("subject_id", models.UUIDField(null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="access.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation_id", "capacity"], name="grant_of_organisation"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="grant_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__in", CAPACITIES)),
                        name="grant_capacity_exists",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Right",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "capacity",
                        "role",
                        "scope",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("capacity", models.CharField(max_length=20)),
                ("role", models.CharField(max_length=40)),
                ("scope", models.CharField(max_length=20)),
            ],
        ),
    ]
