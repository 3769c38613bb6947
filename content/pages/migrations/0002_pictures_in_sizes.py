from django.db import migrations, models

import shop.pictures.fields


class Migration(migrations.Migration):
    dependencies = [("content_pages", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="page",
            options={
                "ordering": ["kind", "position", "slug"],
                "permissions": [("publish_page", "Can publish pages and take them off")],
            },
        ),
        migrations.RenameField(model_name="pageimage", old_name="file", new_name="original"),
        migrations.AlterField(
            model_name="pageimage", name="width", field=models.PositiveIntegerField(editable=False, null=True)
        ),
        migrations.AlterField(
            model_name="pageimage", name="height", field=models.PositiveIntegerField(editable=False, null=True)
        ),
        migrations.AlterField(
            model_name="pageimage",
            name="original",
            field=shop.pictures.fields.PictureField(
                height_field="height",
                max_length=255,
                upload_to="pictures/%Y/%m/",
                verbose_name="picture",
                width_field="width",
            ),
        ),
        migrations.AddField(
            model_name="pageimage",
            name="has_variants",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
