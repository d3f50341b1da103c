"""The need-to-know matrix as data: capacity of the organisation x role of the person."""

from django.db import migrations

# scopes that are read: file need identity safety requests own place grants audit
# scopes that are acts: share edit ask answer assess identify guard
RIGHTS = {
    ("owner", "referrer"): (
        "file need identity safety requests place grants audit share edit ask identify guard"
    ),
    ("owner", "safety_officer"): "file safety",
    ("owner", "behavioural_expert"): "file need",
    ("coordinator", "care_coordinator"): "file need requests place grants",
    ("requested", "intake"): "file own answer",
    ("requested", "safety_officer"): "file own safety assess",
    ("requested", "behavioural_expert"): "file own",
    ("talking", "intake"): "file own answer need",
    ("talking", "safety_officer"): "file own safety assess",
    ("talking", "behavioural_expert"): "file own need",
    ("treating", "intake"): "file own answer need identity place",
    ("treating", "safety_officer"): "file own safety assess place identity",
    ("treating", "behavioural_expert"): "file own need place",
    ("emergency", "care_coordinator"): "file need safety place",
    ("emergency", "safety_officer"): "file need safety place",
    ("system", "holds"): "file requests place ask",
    ("system", "deadlines"): "file requests",
    ("system", "mailer"): "file",
}


def cells():
    for (capacity, role), scopes in RIGHTS.items():
        for scope in scopes.split():
            yield capacity, role, scope


def fill(apps, schema_editor):
    right = apps.get_model("access", "Right")
    right.objects.using(schema_editor.connection.alias).bulk_create(
        right(capacity=capacity, role=role, scope=scope) for capacity, role, scope in cells()
    )


def empty(apps, schema_editor):
    apps.get_model("access", "Right").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("access", "0003_jobs_may_be_queued")]
    operations = [migrations.RunPython(fill, empty)]
