from typing import Any

from django.db import migrations, models

import shop.pictures.fields


def measure(apps: Any, schema_editor: Any) -> None:
    """Write down how large the pictures are that were uploaded before; a row whose file is gone stays as it is."""
    rows = apps.get_model("catalogue", "ProductImage")._base_manager
    for pk in rows.values_list("pk", flat=True):
        try:
            image = rows.get(pk=pk)  # loading a picture without a size measures it
        except OSError:
            continue
        image.save(update_fields=["width", "height"])


class Migration(migrations.Migration):

    dependencies = [
        ("catalogue", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="productimage",
            name="has_variants",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="productimage",
            name="height",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="productimage",
            name="width",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="productimage",
            name="original",
            field=shop.pictures.fields.PictureField(
                height_field="height",
                max_length=255,
                upload_to="pictures/%Y/%m/",
                verbose_name="picture",
                width_field="width",
            ),
        ),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
