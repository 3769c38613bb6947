"""The field that holds a picture. Whatever is put into it, from a form or by code, goes through `intake.ready`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django import forms
from django.core.files.base import File
from django.core.files.storage import Storage
from pictures.models import PictureField as LibraryField  # type: ignore[import-untyped]
from pictures.models import PictureFieldFile

from shop.pictures.intake import ready

# Widths 320, 640, 960 and 1280, as far as the picture reaches.
WIDEST: Final = 1280
STEPS: Final = 4
TYPES: Final = ["AVIF", "WEBP", "JPEG"]  # the first one that a browser knows is what it loads


class PictureFile(PictureFieldFile):
    """A stored picture. Its variants are made by the worker (jobs.py), so saving it is quick."""

    def save(self, name: str, content: File[Any], save: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's own
        super().save(f"{Path(name).stem[:60]}.jpg", ready(content), save)

    def save_all(self) -> None:
        """Nothing yet: see models.py."""

    def delete_all(self) -> None:
        if self:
            remove(self.storage, [picture.name for picture in self.get_picture_files_list()])


class PictureFormField(forms.FileField):
    """Takes a picture or says what is wrong with it."""

    def to_python(self, data: File[Any] | None) -> File[Any] | None:
        upload = super().to_python(data)
        return ready(upload) if upload else None


class PictureField(LibraryField):
    """Needs `width_field` and `height_field`."""

    attr_class = PictureFile

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        shape = {"container_width": WIDEST, "grid_columns": STEPS, "file_types": TYPES}
        super().__init__(*args, **{**kwargs, **shape})

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PictureFormField, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Which widths and types there are is no business of the database."""
        name, path, args, kwargs = super().deconstruct()
        ours = ("aspect_ratios", "container_width", "file_types", "pixel_densities", "grid_columns", "breakpoints")
        return name, path, args, {key: value for key, value in kwargs.items() if key not in ours}


def remove(storage: Storage, names: list[str]) -> None:
    """Delete these files, as far as they exist."""
    for name in names:
        storage.delete(name)
