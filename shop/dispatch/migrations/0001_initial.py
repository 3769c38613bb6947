import datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ClosedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('reason', models.CharField(blank=True, max_length=120)),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='DispatchRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('monday', models.BooleanField(default=True)),
                ('tuesday', models.BooleanField(default=True)),
                ('wednesday', models.BooleanField(default=True)),
                ('thursday', models.BooleanField(default=False)),
                ('friday', models.BooleanField(default=False)),
                ('cutoff', models.TimeField(default=datetime.time(9, 0), help_text='An order paid before this hour leaves the same day.')),
                ('transit_days', models.PositiveSmallIntegerField(default=3, help_text='How many days a parcel usually takes.')),
                ('is_demo', models.BooleanField(default=False, verbose_name='made-up demo data')),
            ],
        ),
        migrations.CreateModel(
            name='PickupPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('line1', models.CharField(max_length=120, verbose_name='street')),
                ('city', models.CharField(max_length=80)),
                ('state', models.CharField(default='OH', max_length=2)),
                ('zip_code', models.CharField(max_length=10, verbose_name='ZIP code')),
                ('hours', models.TextField(help_text='As you would tell a customer, one line a day or group of days.')),
                ('instructions', models.TextField(blank=True, help_text='Where to ask, what to bring.')),
                ('is_open', models.BooleanField(default=True, verbose_name='customers can choose it')),
                ('is_demo', models.BooleanField(default=False, help_text='Untick when address and hours are right.', verbose_name='made-up demo data')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
    ]
