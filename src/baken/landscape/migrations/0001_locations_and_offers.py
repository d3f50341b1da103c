"""Tables of the offer, its locations and its programmes."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_country_and_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('safety_level', models.PositiveSmallIntegerField(choices=[(0, 'adres bekend bij wie is ingelogd'), (1, 'afgeschermd voor het publiek'), (2, 'afgeschermd binnen de keten'), (3, 'geheim adres')], default=1)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='organisations.municipality')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisations.organisation')),
                ('youth_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisations.youthregion')),
            ],
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('location', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='landscape.location')),
                ('words_token', models.TextField()),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('stated_on', models.DateField()),
            ],
            options={
                'verbose_name_plural': 'addresses',
            },
        ),
        migrations.CreateModel(
            name='AddressViewer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='viewers', to='landscape.location')),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('method', models.CharField(max_length=120)),
                ('description', models.TextField(max_length=2000)),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('min_weeks', models.PositiveSmallIntegerField()),
                ('max_weeks', models.PositiveSmallIntegerField()),
                ('recognition', models.CharField(choices=[('none', 'geen erkenning bekend'), ('well_founded', 'goed onderbouwd'), ('first_signs', 'effectief volgens eerste aanwijzingen'), ('good_signs', 'effectief volgens goede aanwijzingen'), ('strong_signs', 'effectief volgens sterke aanwijzingen')], default='none', max_length=20)),
                ('recognition_source', models.CharField(blank=True, max_length=200)),
                ('recognised_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('code', models.CharField(db_collation='C', max_length=12, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('setting', models.CharField(choices=[('ambulatory', 'ambulant'), ('open', 'open verblijf'), ('closed', 'gesloten verblijf')], max_length=20)),
                ('takes_crisis', models.BooleanField(default=False)),
                ('min_age', models.PositiveSmallIntegerField()),
                ('max_age', models.PositiveSmallIntegerField()),
                ('target_groups', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('girl', 'meisjes'), ('boy', 'jongens'), ('non_binary', 'non-binaire jongeren')], max_length=20), size=None)),
                ('composition', models.CharField(choices=[('girls_only', 'alleen meisjes'), ('boys_only', 'alleen jongens'), ('mixed', 'gemengd'), ('single', 'niet in een groep')], max_length=20)),
                ('mild_disability', models.CharField(choices=[('no', 'niet voor jongeren met een licht verstandelijke beperking'), ('yes', 'ook voor jongeren met een licht verstandelijke beperking'), ('only', 'alleen voor jongeren met een licht verstandelijke beperking')], default='yes', max_length=10)),
                ('min_iq', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('max_iq', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('takes_parent_and_child', models.BooleanField(default=False)),
                ('acute_psychosis_from', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'licht'), (2, 'ernstig'), (3, 'acuut')], null=True)),
                ('detox_from', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'licht'), (2, 'ernstig'), (3, 'acuut')], null=True)),
                ('somatic_care_from', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'licht'), (2, 'ernstig'), (3, 'acuut')], null=True)),
                ('severe_aggression_from', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'licht'), (2, 'ernstig'), (3, 'acuut')], null=True)),
                ('fire_setting_from', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'licht'), (2, 'ernstig'), (3, 'acuut')], null=True)),
                ('modules', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('trauma', 'traumabehandeling'), ('resilience', 'weerbaarheid'), ('lvb', 'hulp die past bij een licht verstandelijke beperking'), ('experience', 'ervaringsdeskundige'), ('education', 'onderwijs'), ('parent_child', 'hulp voor ouder en kind')], max_length=20), blank=True, default=list, size=None)),
                ('school', models.CharField(blank=True, max_length=300)),
                ('phone_rules', models.CharField(blank=True, max_length=300)),
                ('contact_rules', models.CharField(blank=True, max_length=300)),
                ('not_suited_for', models.CharField(blank=True, max_length=300)),
                ('stated_on', models.DateField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='landscape.location')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='organisations.organisation')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='landscape.programme')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedMeasure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('improvement_plan', 'verbeterplan'), ('heightened_supervision', 'verscherpt toezicht'), ('instruction', 'aanwijzing')], max_length=30)),
                ('text', models.CharField(max_length=400)),
                ('published_on', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=200)),
                ('location', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='landscape.location')),
            ],
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='location_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('safety_level__in', [0, 1, 2, 3])), name='location_safety_level_exists'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.CheckConstraint(condition=models.Q(('safety_level', 0), ('municipality__isnull', True), _connector='OR'), name='location_shielded_names_no_municipality'),
        ),
        migrations.AddConstraint(
            model_name='location',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='location_of_organisation'),
        ),
        migrations.AddConstraint(
            model_name='addressviewer',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='address_viewer_does_not_end_before_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='addressviewer',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('location', 'user'), name='address_viewer_once'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('recognition__in', ['none', 'well_founded', 'first_signs', 'good_signs', 'strong_signs'])), name='programme_recognition_exists'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('max_weeks__gte', models.F('min_weeks'))), name='programme_longest_is_not_shorter_than_shortest'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('recognition', 'none'), models.Q(('recognised_on__isnull', False), models.Q(('recognition_source', ''), _negated=True)), _connector='OR'), name='programme_recognition_has_source_and_date'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='programme_of_organisation'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='offer_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('setting__in', ['ambulatory', 'open', 'closed'])), name='offer_setting_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('composition__in', ['girls_only', 'boys_only', 'mixed', 'single'])), name='offer_composition_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('mild_disability__in', ['no', 'yes', 'only'])), name='offer_mild_disability_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('target_groups__contained_by', ['girl', 'boy', 'non_binary'])), name='offer_target_groups_exist'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('modules__contained_by', ['trauma', 'resilience', 'lvb', 'experience', 'education', 'parent_child'])), name='offer_modules_exist'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('target_groups__len__gt', 0)), name='offer_is_for_somebody'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('max_age__gte', models.F('min_age')), ('max_age__lte', 22)), name='offer_ages_are_in_order'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('min_iq__isnull', True), ('max_iq__isnull', True), ('max_iq__gte', models.F('min_iq')), _connector='OR'), name='offer_iq_is_in_order'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('acute_psychosis_from__isnull', True), ('acute_psychosis_from__in', [1, 2, 3]), _connector='OR'), name='offer_acute_psychosis_severity_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('detox_from__isnull', True), ('detox_from__in', [1, 2, 3]), _connector='OR'), name='offer_detox_severity_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('somatic_care_from__isnull', True), ('somatic_care_from__in', [1, 2, 3]), _connector='OR'), name='offer_somatic_care_severity_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('severe_aggression_from__isnull', True), ('severe_aggression_from__in', [1, 2, 3]), _connector='OR'), name='offer_severe_aggression_severity_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('fire_setting_from__isnull', True), ('fire_setting_from__in', [1, 2, 3]), _connector='OR'), name='offer_fire_setting_severity_exists'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(fields=('id', 'location'), name='offer_at_location'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(fields=('id', 'organisation'), name='offer_of_organisation'),
        ),
        migrations.AddConstraint(
            model_name='publishedmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['improvement_plan', 'heightened_supervision', 'instruction'])), name='measure_kind_exists'),
        ),
    ]
