"""Organisations and the official division of the country."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='YouthRegion',
            fields=[
                ('code', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('source', models.CharField(max_length=200)),
                ('source_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('gm_code', models.CharField(max_length=6, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('province', models.CharField(max_length=20)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('population', models.PositiveIntegerField()),
                ('police_region', models.CharField(max_length=40)),
                ('safety_region', models.CharField(max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=200)),
                ('source_on', models.DateField()),
                ('youth_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisations.youthregion')),
            ],
            options={
                'verbose_name_plural': 'municipalities',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, unique=True)),
                ('kind', models.CharField(choices=[('municipality', 'gemeente'), ('certified_institution', 'gecertificeerde instelling'), ('medical_practice', 'artsenpraktijk'), ('provider', 'jeugdhulpaanbieder'), ('care_coordination', 'zorgcoördinatie mensenhandel'), ('operator', 'beheerder van Baken')], max_length=30)),
                ('kvk', models.CharField(blank=True, max_length=8)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('night_phone', models.CharField(blank=True, max_length=20)),
                ('website', models.URLField(blank=True)),
                ('is_demo', models.BooleanField(default=False)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='organisations.municipality')),
                ('youth_regions', models.ManyToManyField(blank=True, to='organisations.youthregion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='organisation_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('kind__in', ['municipality', 'certified_institution', 'medical_practice', 'provider', 'care_coordination', 'operator'])), name='organisation_kind_exists')],
            },
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='municipality_ends_after_it_begins'),
        ),
    ]
