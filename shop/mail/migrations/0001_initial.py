import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0002_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.CharField(max_length=64, unique=True)),
                ('reason', models.CharField(choices=[('stopped', 'asked us to stop'), ('bounced', 'address refuses mail'), ('complained', 'reported as spam'), ('erased', 'asked to be erased')], max_length=12)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='The folder in templates/emails/ that holds its words.', max_length=60)),
                ('key', models.CharField(help_text="What it is about; a second row for it can't exist.", max_length=200, unique=True)),
                ('to', models.EmailField(max_length=254)),
                ('payload', models.JSONField(default=dict)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('handing over', 'Handing Over'), ('sent', 'Sent'), ('in doubt', 'In Doubt'), ('failed', 'Failed'), ('skipped', 'Skipped'), ('suppressed', 'Suppressed')], default='planned', max_length=12)),
                ('due_at', models.DateTimeField()),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('attempts', models.PositiveIntegerField(default=0, help_text='How often the message was handed to the mail server.')),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='order.order')),
            ],
            options={
                'ordering': ['due_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='mail_sent_has_a_time')],
            },
        ),
    ]
