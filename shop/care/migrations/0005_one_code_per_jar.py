from django.db import migrations, models

import shop.care.models


class Migration(migrations.Migration):

    dependencies = [
        ('care', '0004_carry_plans_over'),
    ]

    operations = [
        migrations.AlterField(
            model_name='careplan',
            name='code',
            field=models.CharField(default=shop.care.models.new_code, editable=False, max_length=8, unique=True),
        ),
        migrations.RemoveField(
            model_name='mailday',
            name='mail',
        ),
        migrations.RemoveField(
            model_name='careplan',
            name='cycle',
        ),
        migrations.RemoveField(
            model_name='careplan',
            name='paused_at',
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.UniqueConstraint(fields=('order', 'number'), name='one_plan_per_jar'),
        ),
        migrations.AddConstraint(
            model_name='careplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), _negated=True), ('next_at__isnull', True), _connector='OR'), name='care_stopped_is_never_due'),
        ),
        migrations.DeleteModel(
            name='MailDay',
        ),
    ]
