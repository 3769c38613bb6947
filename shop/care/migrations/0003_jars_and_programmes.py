import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0002_care_mail_day'),
        ('mail', '0002_circuit_and_doubts'),
        ('order', '0002_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('thick', 'thick'), ('thin', 'still thin'), ('off', 'smells off'), ('fed', 'fed')], max_length=6)),
                ('asked', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=40)),
                ('cycle', models.CharField(max_length=20)),
                ('day', models.DateField(help_text="On the keeper's own calendar.")),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='ProgrammeStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('key', models.SlugField(max_length=40)),
                ('track', models.CharField(choices=[('milestone', 'milestone'), ('break', 'break'), ('wake', 'wake'), ('follow-up', 'follow-up'), ('nudge', 'nudge'), ('monthly', 'monthly')], max_length=10)),
                ('day', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(365)])),
                ('title', models.CharField(max_length=80)),
                ('subject', models.CharField(max_length=120)),
                ('text', models.TextField()),
                ('useful_days', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MaxValueValidator(30)])),
                ('condition', models.CharField(choices=[('always', 'always'), ('not yet thick', 'not yet thick'), ('thick', 'thick'), ('warm room', 'warm room'), ('cold room', 'cold room'), ('small batches', 'small batches'), ('summer', 'summer'), ('winter', 'winter')], default='always', max_length=20)),
                ('paced', models.BooleanField(default=False)),
                ('every', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)])),
                ('until', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('after', models.CharField(blank=True, choices=[('thick', 'thick'), ('thin', 'thin'), ('off', 'off'), ('fed', 'fed')], max_length=6)),
                ('asks', models.JSONField(blank=True, default=list)),
                ('asks_arrival', models.BooleanField(default=False)),
                ('picture', models.CharField(blank=True, max_length=40)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('note', models.CharField(blank=True, help_text='What is new in it, for yourself.', max_length=200)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(blank=True, help_text='Empty: a draft, which no plan runs on.', null=True)),
                ('published_by', models.CharField(blank=True, max_length=150)),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Rest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, help_text='Open until she says that she is back.', null=True)),
            ],
            options={
                'ordering': ['start', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='careplan',
            name='afterwards',
            field=models.CharField(choices=[('nothing', 'nothing'), ('monthly', 'monthly'), ('calendar', 'calendar')], default='nothing', max_length=10),
        ),
        migrations.AddField(
            model_name='careplan',
            name='arrival_from',
            field=models.CharField(blank=True, choices=[('estimated', 'dispatched, and as long as the post usually takes'), ('delivered', 'the carrier says so'), ('collected', 'collected at the store'), ('told', 'the keeper says so'), ('opened', 'the jar code was opened')], max_length=10),
        ),
        migrations.AddField(
            model_name='careplan',
            name='calendar_token',
            field=models.CharField(blank=True, max_length=32, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='changed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='changes',
            field=models.PositiveIntegerField(default=0, help_text="Counts up with each change: the calendar's SEQUENCE."),
        ),
        migrations.AddField(
            model_name='careplan',
            name='claimed_at',
            field=models.DateTimeField(blank=True, help_text='When the jar code found its keeper.', null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='code',
            field=models.CharField(max_length=8, null=True, editable=False),
        ),
        migrations.AddField(
            model_name='careplan',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, help_text='An address typed at a jar must be confirmed.', null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='created_at',
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='careplan',
            name='fahrenheit',
            field=models.PositiveSmallIntegerField(default=72, help_text='Of the room.', validators=[django.core.validators.MinValueValidator(59), django.core.validators.MaxValueValidator(95)]),
        ),
        migrations.AddField(
            model_name='careplan',
            name='grains_tablespoons',
            field=models.DecimalField(decimal_places=1, default=1, max_digits=4),
        ),
        migrations.AddField(
            model_name='careplan',
            name='mail_hour',
            field=models.TimeField(default=datetime.time(9, 0)),
        ),
        migrations.AddField(
            model_name='careplan',
            name='milk_ml',
            field=models.PositiveIntegerField(default=120, help_text='In a batch.'),
        ),
        migrations.AddField(
            model_name='careplan',
            name='next_at',
            field=models.DateTimeField(blank=True, help_text='When something may be due; nothing without it.', null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='nudge_first',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='nudge_hour',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='nudge_last',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='careplan',
            name='number',
            field=models.PositiveSmallIntegerField(default=1, help_text="Which of the order's jars."),
        ),
        migrations.AddField(
            model_name='careplan',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='care.careplan'),
        ),
        migrations.AddField(
            model_name='careplan',
            name='programme',
            field=models.PositiveIntegerField(default=0, help_text='The version it runs on; 0 is what the shop came with.'),
        ),
        migrations.AddField(
            model_name='careplan',
            name='quiet_from',
            field=models.TimeField(default=datetime.time(20, 0)),
        ),
        migrations.AddField(
            model_name='careplan',
            name='quiet_until',
            field=models.TimeField(default=datetime.time(8, 0)),
        ),
        migrations.AlterField(
            model_name='careplan',
            name='arrival',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='careplan',
            name='order',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='care_plans', to='order.order'),
        ),
        migrations.AlterField(
            model_name='careplan',
            name='to',
            field=models.EmailField(blank=True, help_text='Whoever keeps the jar; empty: the calendar only, or nobody yet.', max_length=254),
        ),
        migrations.AddIndex(
            model_name='careplan',
            index=models.Index(condition=models.Q(('next_at__isnull', False)), fields=['next_at'], name='care_next'),
        ),
        migrations.AddIndex(
            model_name='careplan',
            index=models.Index(django.db.models.functions.text.Lower('to'), name='care_to'),
        ),
        migrations.AddField(
            model_name='answer',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='care.careplan'),
        ),
        migrations.AddField(
            model_name='note',
            name='mail',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='mail.mail'),
        ),
        migrations.AddField(
            model_name='note',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='care.careplan'),
        ),
        migrations.AddField(
            model_name='programmestep',
            name='version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='care.programmeversion'),
        ),
        migrations.AddField(
            model_name='rest',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rests', to='care.careplan'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('plan', 'asked'), name='one_answer_to_a_question'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.UniqueConstraint(fields=('plan', 'step', 'cycle'), name='one_note_per_cycle'),
        ),
        migrations.AddConstraint(
            model_name='programmestep',
            constraint=models.UniqueConstraint(fields=('version', 'key'), name='one_step_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='programmestep',
            constraint=models.UniqueConstraint(fields=('version', 'position'), name='one_step_at_a_place'),
        ),
        migrations.AddConstraint(
            model_name='rest',
            constraint=models.CheckConstraint(condition=models.Q(('end', None), ('end__gte', models.F('start')), _connector='OR'), name='rest_ends_after_it_starts'),
        ),
    ]
