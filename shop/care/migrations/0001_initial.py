import django.db.models.deletion
import shop.care.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0002_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.CharField(max_length=64, unique=True)),
                ('pdf', models.BinaryField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='CarePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('paused', 'Paused'), ('stopped', 'Stopped')], default='waiting', max_length=10)),
                ('token', models.CharField(default=shop.care.models.new_token, editable=False, max_length=32, unique=True)),
                ('to', models.EmailField(help_text='The buyer, or whoever gets the gift.', max_length=254)),
                ('time_zone', models.CharField(max_length=64)),
                ('arrival', models.DateField(blank=True, help_text='Estimated, or the day it was collected.', null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('cycle', models.PositiveIntegerField(default=1, help_text="Counts up at each resume: the mails' keys carry it.")),
                ('stopped_because', models.CharField(blank=True, max_length=60)),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='care_plan', to='order.order')),
            ],
        ),
    ]
