from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0002_job_first_tried_at'),
    ]

    operations = [
        migrations.RenameModel(old_name='Lease', new_name='Heartbeat'),
        migrations.RenameField(model_name='heartbeat', old_name='renewed_at', new_name='at'),
        migrations.RemoveField(model_name='heartbeat', name='owner'),
        migrations.RemoveField(model_name='heartbeat', name='until'),
        migrations.RemoveIndex(model_name='job', name='outbox_waiting'),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['due_at', 'id'], name='outbox_waiting'),
        ),
    ]
