"""The drawings in shop/static/shop/img and what is made of them."""

import gzip
import json
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageChops

from tests.drawings.__main__ import MANIFEST
from tests.drawings.raster import IN_MAIL, RASTERS, STATIC, Raster, draw, fingerprint

DRAWINGS = sorted((STATIC / "img").glob("*.svg"))
OF_OUR_HAND = [path for path in DRAWINGS if path.stem != "icon"]
ON_PAGES = [path for path in DRAWINGS if path.stem != "share"]  # that one is only drawn as a PNG
SVG = "{http://www.w3.org/2000/svg}"


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


def style_of(path: Path) -> str:
    return ET.parse(path).findtext(f"{SVG}style", "")


@pytest.fixture(params=DRAWINGS, ids=names(DRAWINGS))
def drawing(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.mark.parametrize("path", ON_PAGES, ids=names(ON_PAGES))
def test_each_drawing_on_a_page_is_under_six_kilobytes_compressed(path: Path) -> None:
    assert len(gzip.compress(path.read_bytes())) < 6_000


def test_each_drawing_says_how_large_it_is(drawing: Path) -> None:
    root = ET.parse(drawing).getroot()

    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_no_drawing_asks_for_anything_from_elsewhere_or_runs_anything(drawing: Path) -> None:
    root = ET.parse(drawing).getroot()

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    addresses = [value for element in root.iter() for value in element.attrib.values() if "://" in value]
    assert tags <= {"svg", "style", "g", "path", "circle", "ellipse", "rect", "clipPath", "defs", "use"}
    assert addresses == []


@pytest.mark.parametrize("path", OF_OUR_HAND, ids=names(OF_OUR_HAND))
def test_each_drawing_has_the_one_line_and_a_dress_for_the_dark(path: Path) -> None:
    day, night = style_of(path).split("@media(prefers-color-scheme:dark)")
    assert ".o{stroke:#22302c;stroke-width:5;stroke-linecap:round;stroke-linejoin:round}" in day
    assert ".o{stroke:#0f1715}" in night


def test_one_class_is_one_color_in_all_drawings() -> None:
    seen: dict[str, set[str]] = {}
    for path in OF_OUR_HAND:
        day = style_of(path).split("@media")[0]
        for name, look in re.findall(r"\.(\w)\{([^}]*)\}", day):
            seen.setdefault(name, set()).add(look)

    assert {name for name, looks in seen.items() if len(looks) > 1} == set()


@pytest.mark.parametrize("raster", RASTERS, ids=[raster.target for raster in RASTERS])
def test_each_png_is_what_make_pictures_makes_of_the_present_drawing(raster: Raster) -> None:
    made = json.loads(MANIFEST.read_text())[raster.target]

    assert made["drawing"] == fingerprint(STATIC / raster.source), "run `make pictures`"
    assert made["png"] == fingerprint(STATIC / raster.target), "run `make pictures`"


def test_a_drawn_png_looks_like_its_drawing() -> None:
    raster = next(raster for raster in RASTERS if raster.target == "mail/jar.png")

    with Image.open(BytesIO(draw(raster))) as fresh, Image.open(STATIC / raster.target) as kept:
        assert fresh.size == kept.size == (440, 440)
        assert ImageChops.difference(fresh.convert("RGBA"), kept.convert("RGBA")).getbbox() is None


def test_the_corners_of_a_picture_in_a_mail_are_cut_away() -> None:
    with Image.open(STATIC / "mail" / "jar.png") as picture:
        opaque = picture.convert("RGBA").getchannel("A")

    assert [opaque.getpixel(point) for point in ((0, 0), (439, 0), (220, 220), (0, 439), (439, 439))] == [
        0,
        0,
        255,
        0,
        0,
    ]


@pytest.mark.parametrize("name", IN_MAIL)
def test_a_picture_in_a_mail_is_small(name: str) -> None:
    assert (STATIC / "mail" / f"{name}.png").stat().st_size < 15_000


def test_the_share_picture_has_the_size_that_networks_ask_for() -> None:
    with Image.open(STATIC / "img" / "share.png") as picture:
        assert picture.size == (1200, 630)
