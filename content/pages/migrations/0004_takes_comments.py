from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content_pages", "0003_publication_ends_at")]

    operations = [
        migrations.AddField(
            model_name="page",
            name="takes_comments",
            field=models.BooleanField(
                default=True,
                help_text="Else what was said stays, and nobody adds to it but you.",
                verbose_name="readers may comment",
            ),
        ),
    ]
