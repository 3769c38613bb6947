"""Pictures as a camera, a phone or somebody with bad intentions would upload them."""

import random
import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFilter

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


@cache
def scene(width: int, height: int) -> Image.Image:
    """Soft colored noise: compresses like a photograph, not like a drawing. Its upper left corner is red."""
    dice = random.Random(7)
    coarse = Image.new("RGB", (width // 40 + 1, height // 40 + 1))
    coarse.putdata([tuple(dice.randrange(256) for _ in "rgb") for _ in range(coarse.width * coarse.height)])
    picture = coarse.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))
    picture.paste((230, 20, 20), (0, 0, width // 4, height // 4))
    return picture


def upload(picture: Image.Image, kind: str = "JPEG", **options: Any) -> SimpleUploadedFile:
    """The picture as an uploaded file named photo.<kind>."""
    made = BytesIO()
    picture.save(made, kind, **options)
    return SimpleUploadedFile(f"photo.{kind.lower()}", made.getvalue())


def from_a_phone(width: int = 1000, height: int = 680) -> SimpleUploadedFile:
    """Lies on its side, as sensors do, and says where it was taken and with what."""
    notes = Image.Exif()
    notes[ORIENTATION] = 6  # to be turned right by a quarter
    notes[MAKER] = "Acme Phones"
    notes.get_ifd(GPS)[1] = "N"
    notes.get_ifd(GPS)[2] = (38.0, 53.0, 2.0)
    return upload(scene(width, height), exif=notes.tobytes(), quality=92)


def bomb(width: int, height: int) -> SimpleUploadedFile:
    """A PNG of a few bytes that claims to be as large as it is told to be."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return SimpleUploadedFile("bomb.png", b"\x89PNG\r\n\x1a\n" + head + body)


def scripted() -> SimpleUploadedFile:
    """An SVG that would run a script."""
    text = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return SimpleUploadedFile("drawing.svg", text, content_type="image/svg+xml")
