import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('order', '0001_initial'),
        ('partner', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event_id', models.CharField(max_length=255, unique=True)),
                ('type', models.CharField(max_length=100)),
                ('object_id', models.CharField(max_length=255)),
                ('payload', models.JSONField()),
                ('livemode', models.BooleanField()),
                ('received_at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('handled_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('opening', 'Opening'), ('open', 'Open'), ('paid', 'Paid'), ('released', 'Released'), ('needs review', 'Needs Review'), ('refunded', 'Refunded')], default='opening', max_length=12)),
                ('amount', models.PositiveIntegerField(help_text='Whole cents, as shown to the customer and asked of Stripe.')),
                ('currency', models.CharField(max_length=3)),
                ('idempotency_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('expires_at', models.DateTimeField(help_text='Sent to Stripe as it stands here: a retry must send the same.')),
                ('session_id', models.CharField(blank=True, max_length=255, null=True, unique=True)),
                ('session_url', models.TextField(blank=True)),
                ('payment_intent_id', models.CharField(blank=True, max_length=255, null=True, unique=True)),
                ('livemode', models.BooleanField(default=False)),
                ('client_hash', models.CharField(blank=True, help_text='Keyed hash of the address it came from.', max_length=64)),
                ('declines', models.PositiveIntegerField(default=0)),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='attempt', to='order.order')),
            ],
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stripe_id', models.CharField(max_length=255, unique=True)),
                ('status', models.CharField(max_length=40)),
                ('amount', models.PositiveIntegerField(help_text='Whole cents.')),
                ('reason', models.CharField(blank=True, max_length=60)),
                ('evidence_due_by', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='payments.attempt')),
            ],
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.PositiveIntegerField(help_text='Whole cents.')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('pending', 'Pending'), ('succeeded', 'Succeeded'), ('failed', 'Failed'), ('canceled', 'Canceled')], default='asked', max_length=10)),
                ('origin', models.CharField(choices=[('staff', 'asked for here'), ('automatic', 'late money, jars gone'), ('stripe', "made in Stripe's dashboard")], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('idempotency_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('stripe_id', models.CharField(blank=True, max_length=255, null=True, unique=True)),
                ('error', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.attempt')),
            ],
            options={
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('held', 'Held'), ('kept', 'Kept'), ('released', 'Released'), ('shipped', 'Shipped')], default='held', max_length=10)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='payments.attempt')),
                ('stockrecord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='partner.stockrecord')),
            ],
            options={
                'ordering': ['stockrecord_id'],
            },
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='attempt_costs_something'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'paid'), _negated=True), ('payment_intent_id__isnull', False), _connector='OR'), name='attempt_paid_has_an_intent'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='refund_is_positive'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.UniqueConstraint(fields=('attempt', 'stockrecord'), name='reservation_once_per_record'),
        ),
    ]
