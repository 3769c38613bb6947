"""Takes in the owner's pictures: what is stored is always a file of our own making."""

from datetime import datetime
from io import BytesIO
from typing import Any, Final
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps

from content.blocks.registry import Attrs
from content.pages.models import PageImage

MOST_BYTES: Final = 15 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
WIDEST: Final = 2400  # pixels; a desktop's column on a sharp screen
READABLE: Final = ("JPEG", "PNG", "WEBP")
UNREADABLE: Final = "This isn't a picture that we can read. JPEG, PNG and WebP work."


class Refused(Exception):  # noqa: N818 - an answer to the owner, not an error
    """The picture was not taken in; the message says why in her words."""


def take_in(upload: "UploadedFile[Any]", *, alt: str, credit: str, by: Any, now: datetime) -> PageImage:
    """Read, turn upright, strip of everything but its pixels, and store as a new file. Raises Refused."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(f"The file is bigger than {MOST_BYTES // 1024 // 1024} MB. Save it smaller, then try again.")
    content, ending = _rewritten(upload)
    image = PageImage(alt=alt, credit=credit, uploaded_at=now, uploaded_by=by)
    image.file.save(f"{uuid4().hex}.{ending}", ContentFile(content), save=True)
    return image


def frozen_picture(attrs: Attrs) -> Attrs:
    """What the block of a picture shows, looked up when its text is compiled."""
    number = attrs.get("picture", "")
    image = PageImage.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if image is None:
        return {}
    size = {"width": str(image.width), "height": str(image.height)}
    return {"url": image.file.url, "alt": image.alt, "credit": image.credit} | size


def _rewritten(upload: "UploadedFile[Any]") -> tuple[bytes, str]:
    picture = _opened(upload)
    if picture.width * picture.height > MOST_PIXELS:  # the header says so; nothing has been unpacked yet
        raise Refused(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels. Make it smaller first.")
    try:
        upright = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused(UNREADABLE) from error
    sees_through = "A" in upright.getbands() or "transparency" in upright.info
    plain = upright.convert("RGBA" if sees_through else "RGB")
    plain.thumbnail((WIDEST, WIDEST * 2))
    return _written(plain)


def _opened(upload: "UploadedFile[Any]") -> Image.Image:
    try:
        return Image.open(upload, formats=READABLE)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(UNREADABLE) from error


def _written(picture: Image.Image) -> tuple[bytes, str]:
    """As PNG if it can be seen through, else as JPEG; a fresh image carries no camera, place or colour notes."""
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    out = BytesIO()
    if fresh.mode == "RGBA":
        fresh.save(out, "PNG", optimize=True)
        return out.getvalue(), "png"
    fresh.save(out, "JPEG", quality=86, optimize=True, progressive=True)
    return out.getvalue(), "jpg"
