from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce


def count_jars(apps, schema_editor):
    lines = apps.get_model("order", "Line").objects.filter(order=OuterRef("pk")).order_by().values("order")
    jars = Subquery(lines.annotate(total=Sum("quantity")).values("total"))
    apps.get_model("order", "Order").objects.update(jars=Coalesce(jars, 0))


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0002_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='order',
            name='jars',
            field=models.PositiveIntegerField(default=0, help_text='How many things were ordered, each with a care plan.'),
        ),
        migrations.RunPython(count_jars, migrations.RunPython.noop),
    ]
