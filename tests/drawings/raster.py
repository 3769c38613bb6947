"""Draws our SVG files as PNG, for what can't show SVG: mail programs, home screens, link previews."""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from resvg_py import svg_to_bytes

STATIC = Path(__file__).resolve().parents[2] / "shop" / "static" / "shop"
IN_MAIL = ("booklet", "fridge", "jar", "mindful", "parcel", "pour", "squishies", "store", "strainer")
FINE = 3  # drawn this much larger first, so that rounded corners are smooth


@dataclass(frozen=True)
class Raster:
    """One PNG to make: paths below shop/static/shop, width in pixels, corner radius as a share of it, or a ground."""

    source: str
    target: str
    width: int
    corner: float = 0
    ground: str | None = None
    colors: int = 64


RASTERS = (
    *(Raster(f"img/{name}.svg", f"mail/{name}.png", 440, corner=0.06, colors=40) for name in IN_MAIL),
    Raster("img/icon.svg", "img/apple-touch-icon.png", 180, ground="#1d6750"),  # iOS rounds it itself
    Raster("img/icon.svg", "img/icon-192.png", 192, corner=0.225),
    Raster("img/icon.svg", "img/icon-512.png", 512, corner=0.225),
    Raster("img/share.svg", "img/share.png", 1200, colors=96),
)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, as hex digits."""
    return sha256(path.read_bytes()).hexdigest()


def draw(raster: Raster) -> bytes:
    """One drawing as a PNG with a small palette of its own colors; its corners are cut away if it has a radius."""
    drawing = str(STATIC / raster.source)
    large = svg_to_bytes(
        svg_path=drawing, width=raster.width * FINE, background=raster.ground or "#1d6750", skip_system_fonts=True
    )
    picture = Image.open(BytesIO(large)).convert("RGB")
    size = (raster.width, round(picture.height * raster.width / picture.width))
    small = picture.resize(size, Image.Resampling.LANCZOS)
    palette = small.quantize(raster.colors - 1, method=Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE)
    made = BytesIO()
    if raster.corner:
        colors = palette.getpalette() or []
        clear = len(colors) // 3
        palette.putpalette([*colors, 255, 255, 255])
        palette.paste(clear, (0, 0), _outside(size, round(raster.width * raster.corner)))
        palette.save(made, "PNG", optimize=True, transparency=clear)
    else:
        palette.save(made, "PNG", optimize=True)
    return made.getvalue()


def _outside(size: tuple[int, int], radius: int) -> Image.Image:
    mask = Image.new("1", size, 1)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius, fill=0)
    return mask
