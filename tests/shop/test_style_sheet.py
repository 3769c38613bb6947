"""The one style sheet: joined from small files, light enough for a phone, with one place for colors."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings

from shop.style_sheet import FIRST, NAME, SOURCES, StyleSheetFinder, joined

# Names a color by itself, besides the palette: paper is white and its ink is black.
PALETTES = {FIRST, "print.css"}
HEAVIEST = 14_000  # bytes compressed, for all that a first visit to any page loads


def test_layers_are_named_first_and_comments_stay_at_home(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("/* why */\n@layer page {\n  a { top: 0; }\n}\n")
    (tmp_path / FIRST).write_text("@layer base, page;\n")

    assert joined(tmp_path) == "@layer base, page;\n@layer page {\na { top: 0; }\n}\n"


def test_sheet_is_light() -> None:
    assert len(gzip.compress(joined().encode())) <= HEAVIEST


def test_only_the_palette_names_colors() -> None:
    named = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|light-dark\(")
    strays = {
        (file.name, found)
        for file in SOURCES.glob("*.css")
        for found in named.findall(file.read_text())
        if file.name not in PALETTES
    }

    assert strays == set()


def test_every_rule_stands_in_a_layer() -> None:
    bare = [file.name for file in SOURCES.glob("*.css") if "@layer " not in file.read_text()]

    assert bare == []


def test_server_and_collectstatic_find_the_same_file() -> None:
    found = finders.find(NAME)
    listed = [storage.path(path) for path, storage in StyleSheetFinder().list(None)]

    assert listed == [found]
    assert Path(str(found)).read_text() == joined()
    assert finders.find("shop/nothing.css") is None


def test_file_keeps_its_time_while_nothing_changes() -> None:
    file = Path(str(finders.find(NAME)))
    before = file.stat().st_mtime_ns

    finders.find(NAME)

    assert file.stat().st_mtime_ns == before


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/jars/", "/accounts/login/", "/basket/"])
def test_page_asks_for_one_sheet(address: str) -> None:
    page = Client().get(address).content.decode()

    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == ["/static/shop/shop.css"]


def test_file_made_in_another_place_is_as_old(tmp_path: Path, settings: Settings) -> None:
    """Else each new database would have all static files collected and compressed again."""
    first = Path(StyleSheetFinder().find(NAME)).stat().st_mtime_ns
    settings.DATA_DIR = tmp_path

    second = Path(StyleSheetFinder().find(NAME))

    assert second.is_relative_to(tmp_path)
    assert second.stat().st_mtime_ns == first
