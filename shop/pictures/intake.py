"""What we make of a picture that somebody uploads: checked, upright, in sRGB, and without the camera's notes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from pictures.models import PillowPicture  # type: ignore[import-untyped]
from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF")
MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000  # a few kilobytes can claim to be billions, and would fill the memory
SHORTEST_SIDE: Final = 320
LONGEST_SIDE: Final = 1600
QUALITY: Final = 86
BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What Pillow raises for files that are cut off or were made to break it.
DAMAGES: Final = (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, EOFError, OverflowError)

NOT_OURS: Final = "This isn't a picture that we can show. Choose a JPEG, PNG, WebP or AVIF file."
DAMAGED: Final = "This picture can't be read: the file may be damaged. Save it anew as JPEG and try again."
TOO_HEAVY: Final = "This file has %(megabytes)d MB; 12 MB is the most we take. Save it smaller and try again."
TOO_LARGE: Final = "This picture is %(width)d by %(height)d pixels, more than we take. 2000 by 2000 is plenty."
BOMB: Final = "This picture has more pixels than we take. 2000 by 2000 is plenty."
TOO_SMALL: Final = "This picture is %(width)d by %(height)d pixels; on a page it would be blurred. 320 is the least."


class ReadyPicture(ContentFile):  # type: ignore[type-arg]
    """A JPEG that `ready` has made: nothing of the uploaded file is left but what one sees."""


def ready(upload: File[Any]) -> ReadyPicture:
    """The uploaded picture as a JPEG of ours, or ValidationError in words for the owner."""
    if isinstance(upload, ReadyPicture):
        return upload
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY, "heavy", {"megabytes": upload.size // 1024 // 1024})
    try:
        upload.seek(0)
        with Image.open(upload, formats=FORMATS) as picture:
            _refuse_odd_size(picture.size)
            jpeg = _jpeg(picture)
    except UnidentifiedImageError as error:
        raise ValidationError(NOT_OURS, "format") from error
    except BOMBS as error:
        raise ValidationError(BOMB, "large") from error
    except DAMAGES as error:
        raise ValidationError(DAMAGED, "damaged") from error
    return ReadyPicture(jpeg, name=f"{Path(upload.name or 'picture').stem[:60]}.jpg")


def opened(picture: Image.Image) -> Image.Image:
    """The picture upright, in sRGB, on white where it was transparent; without anything that came with it."""
    # Importing WeasyPrint makes Pillow forgive cut-off files in the whole process; it has no photographs to lay out.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    picture.load()
    try:
        drawn = PillowPicture.pre_process(picture)
    except (ImageCms.PyCMSError, OSError):  # a color profile that says nothing usable
        picture.info.pop("icc_profile", None)
        drawn = PillowPicture.pre_process(picture)
    plain = Image.new("RGB", drawn.size, "white")
    plain.paste(drawn, mask=drawn.getchannel("A"))
    return plain


def _refuse_odd_size(size: tuple[int, int]) -> None:
    numbers = {"width": size[0], "height": size[1]}
    if size[0] * size[1] > MOST_PIXELS:
        raise ValidationError(TOO_LARGE, "large", numbers)
    if min(size) < SHORTEST_SIDE:
        raise ValidationError(TOO_SMALL, "small", numbers)


def _jpeg(picture: Image.Image) -> bytes:
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is read at half or quarter size right away
    plain = opened(picture)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    made = BytesIO()
    plain.save(made, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return made.getvalue()
