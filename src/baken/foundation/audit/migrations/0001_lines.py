import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("door", "0001_actor_is_checked")]
    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("event_id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("event_type_code", models.CharField(max_length=60)),
                ("event_action_code", models.CharField(max_length=1)),
                ("event_outcome_indicator", models.PositiveSmallIntegerField(default=0)),
                ("event_date_time", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=10)),
                ("user_id", models.UUIDField(null=True)),
                ("audit_enterprise_site_id", models.UUIDField(null=True)),
                ("role_id_code", models.CharField(max_length=40)),
                ("purpose_of_use", models.CharField(max_length=40)),
                ("participant_object_id", models.UUIDField(null=True)),
                ("participant_object_detail", models.JSONField(default=dict)),
                ("dossier_id", models.UUIDField(null=True)),
                ("number", models.BigIntegerField(null=True, unique=True)),
                ("hash", models.BinaryField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["dossier_id", "event_date_time"], name="audit_line_of_dossier"
                    ),
                    models.Index(
                        fields=["recorded_at"],
                        condition=models.Q(("number__isnull", True)),
                        name="audit_line_unsealed",
                    ),
                ]
            },
        )
    ]
