"""Tables of room, admission stops and contracts."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('landscape', '0001_locations_and_offers'),
        ('organisations', '0001_country_and_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='AdmissionStop',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='landscape.location')),
                ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='landscape.offer')),
            ],
        ),
        migrations.CreateModel(
            name='Availability',
            fields=[
                ('offer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='availability', serialize=False, to='landscape.offer')),
                ('free_on', models.DateField(blank=True, null=True)),
                ('waiting_weeks', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('n_waiting', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('night_phone', models.CharField(blank=True, max_length=20)),
                ('stated_on', models.DateField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('request_key', models.UUIDField(editable=False, null=True, unique=True)),
            ],
            options={
                'verbose_name_plural': 'availabilities',
            },
        ),
        migrations.CreateModel(
            name='AdmissionStopReason',
            fields=[
                ('stop', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reason', serialize=False, to='landscape.admissionstop')),
                ('text', models.CharField(max_length=400)),
            ],
        ),
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('regional', 'contract van de regio'), ('framework', 'landelijk raamcontract (via de VNG)'), ('single_case', 'contract voor één jongere')], max_length=20)),
                ('function_code', models.CharField(blank=True, max_length=20)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=200)),
                ('source_on', models.DateField()),
                ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='landscape.offer')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisations.organisation')),
                ('youth_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='organisations.youthregion')),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=12)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='landscape.offer')),
            ],
        ),
        migrations.AddConstraint(
            model_name='admissionstop',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='stop_does_not_end_before_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='contract_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['regional', 'framework', 'single_case'])), name='contract_kind_exists'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'regional'), _negated=True), ('youth_region__isnull', False), _connector='OR'), name='contract_of_a_region_names_it'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'framework'), _negated=True), models.Q(('youth_region__isnull', True), models.Q(('function_code', ''), _negated=True)), _connector='OR'), name='contract_of_the_country_names_its_function'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='place_does_not_end_before_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('offer', 'code'), name='place_code_once'),
        ),
    ]
