"""Whom she must not meet is a scope of its own: emergency access shows danger zones only.

Those names may be offenders (safety rules 16 and 22). Whoever had `safety` has both now,
except in emergency access. The matrix stands here whole.
"""

from django.db import migrations

# scopes that are read: file need identity safety avoided requests own place grants audit
# scopes that are acts: share edit ask answer assess identify guard
RIGHTS = {
    ("owner", "referrer"): (
        "file need identity safety avoided requests place grants audit share edit ask identify"
        " guard"
    ),
    ("owner", "safety_officer"): "file safety avoided",
    ("owner", "behavioural_expert"): "file need",
    ("coordinator", "care_coordinator"): "file need requests place grants",
    ("requested", "intake"): "file own answer",
    ("requested", "safety_officer"): "file own safety avoided assess",
    ("requested", "behavioural_expert"): "file own",
    ("talking", "intake"): "file own answer need",
    ("talking", "safety_officer"): "file own safety avoided assess",
    ("talking", "behavioural_expert"): "file own need",
    ("treating", "intake"): "file own answer need identity place",
    ("treating", "safety_officer"): "file own safety avoided assess place identity",
    ("treating", "behavioural_expert"): "file own need place",
    ("emergency", "care_coordinator"): "file need safety place",
    ("emergency", "safety_officer"): "file need safety place",
    ("system", "holds"): "file requests place ask",
    ("system", "deadlines"): "file requests",
    ("system", "mailer"): "file",
}


def holders():
    for (capacity, role), scopes in RIGHTS.items():
        if "avoided" in scopes.split():
            yield capacity, role


def fill(apps, schema_editor):
    right = apps.get_model("access", "Right")
    right.objects.using(schema_editor.connection.alias).bulk_create(
        right(capacity=capacity, role=role, scope="avoided") for capacity, role in holders()
    )


def empty(apps, schema_editor):
    right = apps.get_model("access", "Right")
    right.objects.using(schema_editor.connection.alias).filter(scope="avoided").delete()


class Migration(migrations.Migration):
    dependencies = [("access", "0005_sharing_writes_its_own_line")]
    operations = [migrations.RunPython(fill, empty)]
