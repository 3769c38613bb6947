"""Draws the picture that stands beside a shared link: the shop's own, with the title of the page on it."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

SIZE: Final = (1200, 630)
DESIGN: Final = "1"  # raise it when the drawing changes; every picture is then made anew
BASE: Final = "shop/static/shop/img/share.png"  # the jar at the left stays; its words make room
MILK_GLASS: Final = (228, 238, 232)
INK: Final = (34, 48, 44)
BASIL: Final = (29, 103, 80)
LEFT, TOP, WIDTH, BOTTOM = 500, 70, 640, 420
SIZES: Final = (78, 68, 60, 52, 46, 40)
SERIF: Final = ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf")
SANS: Final = ("font_source_sans_pro", "SourceSansPro-Semibold.ttf")
LINE: Final = 1.16


def card(title: str, *, below: str) -> bytes:
    """A PNG of SIZE with the title, as large as fits, and a line in green below it."""
    picture = Image.open(Path(settings.BASE_DIR) / BASE).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((LEFT - 10, 0, SIZE[0], BOTTOM), fill=MILK_GLASS)
    font, lines = _fitted(title)
    step = round(font.size * LINE)
    top = TOP + max(0, (BOTTOM - 90 - TOP - step * len(lines)) // 2)
    for number, line in enumerate(lines):
        draw.text((LEFT, top + number * step), line, font=font, fill=INK)
    draw.text((LEFT, top + len(lines) * step + 24), below, font=_font(*SANS, 34), fill=BASIL)
    out = BytesIO()
    picture.save(out, "PNG")  # `optimize` takes four times as long, and saves a fortieth
    return out.getvalue()


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest type in which the whole title fits; of one that never does, as much as the smallest holds."""
    words = title.split() or [""]
    for size in SIZES:
        font = _font(*SERIF, size)
        lines = _wrapped(words, font)
        room = (BOTTOM - 90 - TOP) // round(size * LINE)
        if len(lines) <= room and all(font.getlength(line) <= WIDTH for line in lines):
            return font, lines
    return font, [*lines[: room - 1], f"{lines[room - 1]}…"] if len(lines) > room else lines


def _wrapped(words: list[str], font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if font.getlength(longer) <= WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _font(package: str, file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files(package) / "files" / file), size)
