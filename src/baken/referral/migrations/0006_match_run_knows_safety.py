"""A run keeps the hash of the safety facts, so that probing can be noticed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referral", "0005_drafts_stand_apart")]
    operations = [
        migrations.AddField(
            model_name="matchrun",
            name="safety_hash",
            field=models.CharField(default="", max_length=64),
        ),
    ]
