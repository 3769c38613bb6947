"""A picture as a page shows it; components/picture.html turns it into HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.templatetags.static import static

from shop.pictures.fields import PictureField, PictureFile

DRAWN: Final = 480  # our square drawings, in their own units
SHOWN: Final = ("original", "width", "height", "has_variants", "caption")


@dataclass(frozen=True)
class Source:
    """The same picture in one file type and several widths; `srcset` as HTML wants it."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """Address, size in pixels, what it shows for those who can't see it, and its sources, the best type first."""

    url: str
    alt: str
    width: int | None = DRAWN
    height: int | None = DRAWN
    sources: tuple[Source, ...] = ()
    is_drawn: bool = False


def drawing(file: str, alt: str) -> Picture:
    """One of our own drawings in shop/static/shop/img/."""
    return Picture(static(f"shop/img/{file}"), alt, is_drawn=True)


def photograph(row: Mapping[str, Any], *, field: PictureField, alt: str) -> Picture:
    """An uploaded picture, from the columns `original`, `width`, `height` and `has_variants` of its row."""
    name, width, height = row["original"], row["width"], row["height"]
    sources = _sources(name, width, height, field) if row["has_variants"] and width and height else ()
    return Picture(field.storage.url(name), alt, width, height, sources)


def _sources(name: str, width: int, height: int, field: PictureField) -> tuple[Source, ...]:
    storage = field.storage
    files = PictureFile.get_picture_files(
        file_name=name, img_width=width, img_height=height, storage=storage, field=field
    )
    return tuple(
        Source(f"image/{kind.lower()}", ", ".join(f"{storage.url(by[w].name)} {w}w" for w in sorted(by)))
        for kind, by in files[None].items()
    )
