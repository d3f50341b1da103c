"""Facts that the woonplaatsbeginsel and the rule of consent ask for."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referral", "0003_facts_across_files")]
    operations = [
        migrations.AddField(
            model_name="need",
            name="mother_municipality",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.municipality",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="is_able_to_weigh",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="need",
            name="n_authority_holders",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="consent",
            name="reason_token",
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("n_authority_holders__in", (1, 2))),
                name="need_authority_rests_with_one_or_two",
            ),
        ),
    ]
