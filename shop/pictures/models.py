"""What a picture's row knows. Apps that store pictures have a model of their own that is also this."""

from typing import Any

from django.db import models
from django.utils import timezone

from shop.pictures.fields import PictureField
from shop.pictures.jobs import order_removal, order_variants


class StoredPicture(models.Model):
    """A picture, its size, and whether its AVIF, WebP and smaller variants exist yet."""

    original = PictureField(
        "picture", upload_to="pictures/%Y/%m/", max_length=255, width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    has_variants = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let the worker make the variants of a new file, and take away the file that it replaces."""
        file: Any = self.original
        if not file or file._committed:
            super().save(*args, **kwargs)
            return
        replaced = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        self.has_variants = False
        super().save(*args, **kwargs)
        order_variants(self, now=timezone.now())
        if replaced is not None:
            replaced.remove_files()

    def remove_files(self) -> None:
        """Have the worker delete the file and its variants, once nothing can bring this row back."""
        if self.original:
            order_removal(self, now=timezone.now())
