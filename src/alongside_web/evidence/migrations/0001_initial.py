
import alongside_web.evidence.models
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partnerships', '0013_agreement_pdf_wall'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficeTold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voice', models.CharField(max_length=100)),
                ('person', models.CharField(blank=True, max_length=100)),
                ('of_side', models.CharField(max_length=20)),
                ('role', models.CharField(max_length=200)),
                ('perspective', models.CharField(max_length=30)),
                ('start_first', models.DateField(null=True)),
                ('start_last', models.DateField(null=True)),
                ('start_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('end_first', models.DateField(null=True)),
                ('end_last', models.DateField(null=True)),
                ('end_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices_told', to='partnerships.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='Surrounding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('text', models.CharField(max_length=1000)),
                ('start_first', models.DateField(null=True)),
                ('start_last', models.DateField(null=True)),
                ('start_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('end_first', models.DateField(null=True)),
                ('end_last', models.DateField(null=True)),
                ('end_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('page', models.CharField(blank=True, max_length=40)),
                ('audience', models.CharField(choices=[('author and evaluator', 'author and evaluator'), ('own side', 'own side'), ('broker', 'broker'), ('steering group', 'steering group'), ('both sides', 'both sides'), ('public', 'public')], default='public', max_length=30)),
                ('side', models.CharField(choices=[('supported', 'supported school'), ('supporting', 'supporting school'), ('neither', 'neither school')], default='neither', max_length=20)),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='surroundings', to='partnerships.partnership')),
            ],
        ),
        migrations.CreateModel(
            name='RecordedEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('sub', models.CharField(blank=True, max_length=100)),
                ('occurred_first', models.DateField()),
                ('occurred_last', models.DateField()),
                ('occurred_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('known_first', models.DateField(null=True)),
                ('known_last', models.DateField(null=True)),
                ('known_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('kind', models.CharField(choices=[('activity-held', 'activity-held'), ('activity-cancelled', 'activity-cancelled'), ('activity-planned', 'activity-planned'), ('meeting', 'meeting'), ('plan-version', 'plan-version'), ('agreement', 'agreement'), ('funding', 'funding'), ('inspection', 'inspection'), ('head-change', 'head-change'), ('manager-change', 'manager-change'), ('staff-change', 'staff-change'), ('steering-group', 'steering-group'), ('governors', 'governors'), ('publicity', 'publicity'), ('report', 'report'), ('practice', 'practice'), ('other', 'other')], max_length=30)),
                ('by', models.CharField(choices=[('supported', 'supported'), ('supporting', 'supporting'), ('both', 'both'), ('broker', 'broker'), ('outside', 'outside')], max_length=20)),
                ('summary', models.CharField(max_length=500)),
                ('page', models.CharField(blank=True, max_length=40)),
                ('audience', models.CharField(choices=[('author and evaluator', 'author and evaluator'), ('own side', 'own side'), ('broker', 'broker'), ('steering group', 'steering group'), ('both sides', 'both sides'), ('public', 'public')], default='public', max_length=30)),
                ('side', models.CharField(choices=[('supported', 'supported school'), ('supporting', 'supporting school'), ('neither', 'neither school')], default='neither', max_length=20)),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recorded_events', to='partnerships.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'code', 'audience', 'side'), name='a_recorded_event_once')],
            },
        ),
        migrations.CreateModel(
            name='StageTold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.PositiveSmallIntegerField()),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages_told', to='partnerships.partnership')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partnership', 'stage'), name='a_stage_is_told_once')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(blank=True, max_length=40)),
                ('sub', models.CharField(blank=True, max_length=100, verbose_name='department or group, if not the whole schools')),
                ('stage', models.PositiveSmallIntegerField(verbose_name='stage')),
                ('occurred_first', models.DateField(null=True)),
                ('occurred_last', models.DateField(null=True)),
                ('occurred_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('known_first', models.DateField(null=True)),
                ('known_last', models.DateField(null=True)),
                ('known_precision', models.CharField(blank=True, choices=[('day', 'day'), ('month', 'month'), ('term', 'term'), ('year', 'year')], max_length=10)),
                ('voice', models.CharField(max_length=100, verbose_name='whose account')),
                ('person', models.CharField(blank=True, max_length=100)),
                ('perspective', models.CharField(choices=[('supported-head', 'supported-head'), ('supporting-head', 'supporting-head'), ('supported-manager', 'supported-manager'), ('supporting-manager', 'supporting-manager'), ('supported-staff', 'supported-staff'), ('supporting-staff', 'supporting-staff'), ('governor', 'governor'), ('adviser', 'adviser'), ('officer', 'officer'), ('inspector', 'inspector'), ('record', 'record'), ('researcher', 'researcher')], max_length=30, verbose_name='from where it is seen')),
                ('about', models.CharField(choices=[('supported', 'supported'), ('supporting', 'supporting'), ('pair', 'pair'), ('broker', 'broker')], max_length=20, verbose_name='about')),
                ('indicator', models.CharField(choices=alongside_web.evidence.models.indicators, max_length=60, verbose_name='what it speaks of')),
                ('direction', models.SmallIntegerField(verbose_name='for or against')),
                ('strength', models.PositiveSmallIntegerField(verbose_name='how plainly')),
                ('basis', models.CharField(choices=[('word', 'word'), ('deed', 'deed')], max_length=10, verbose_name='said or done')),
                ('kind', models.CharField(blank=True, choices=[('interview', 'interview'), ('document', 'document'), ('observation', 'observation'), ('record', 'record')], max_length=20, verbose_name='kind of source')),
                ('paraphrase', models.TextField(max_length=1000, verbose_name='what was said or done, in your own words')),
                ('page', models.CharField(blank=True, max_length=40)),
                ('coder', models.CharField(max_length=60)),
                ('audience', models.CharField(choices=[('author and evaluator', 'author and evaluator'), ('own side', 'own side'), ('broker', 'broker'), ('steering group', 'steering group'), ('both sides', 'both sides'), ('public', 'public')], default='public', max_length=30, verbose_name='who may read it')),
                ('side', models.CharField(choices=[('supported', 'supported school'), ('supporting', 'supporting school'), ('neither', 'neither school')], default='neither', max_length=20)),
                ('at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='partnerships.partnership')),
            ],
            options={
                'indexes': [models.Index(fields=['partnership', 'at', 'id'], name='statements_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('direction__in', [-1, 1])), name='a_statement_is_for_or_against'), models.CheckConstraint(condition=models.Q(('strength__range', (1, 3))), name='strength_is_one_to_three'), models.CheckConstraint(condition=models.Q(('stage__range', (0, 4))), name='stages_are_nought_to_four')],
            },
        ),
    ]
