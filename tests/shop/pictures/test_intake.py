from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from shop.pictures.intake import MOST_BYTES, ready
from tests import photographs


def refusal(upload: SimpleUploadedFile) -> str:
    with pytest.raises(ValidationError) as refused:
        ready(upload)
    return str(refused.value.messages[0])


def test_picture_from_a_phone_stands_upright_and_says_nothing_about_its_owner() -> None:
    made = ready(photographs.from_a_phone(1000, 680))

    with Image.open(made) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (680, 1000), {})
        red, green, _ = picture.split()
    # The corner that was upper left is upper right now.
    assert (red.getpixel((620, 60)), green.getpixel((620, 60))) == (230, 20)
    assert b"Acme" not in made.read()


def test_large_picture_is_made_smaller_and_small_one_is_left() -> None:
    with Image.open(ready(photographs.upload(photographs.scene(2400, 1800)))) as large:
        assert large.size == (1600, 1200)
    with Image.open(ready(photographs.upload(photographs.scene(500, 400)))) as small:
        assert small.size == (500, 400)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_kinds_become_jpeg(kind: str) -> None:
    made = ready(photographs.upload(photographs.scene(400, 400), kind))

    with Image.open(made) as picture:
        assert (made.name, picture.format) == ("photo.jpg", "JPEG")


def test_what_was_transparent_becomes_white() -> None:
    with Image.open(ready(photographs.upload(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "PNG"))) as picture:
        assert picture.getpixel((200, 200)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "LA"])
def test_colors_of_any_kind_are_taken(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"

    with Image.open(ready(photographs.upload(photographs.scene(400, 400).convert(mode), kind))) as picture:
        assert (picture.mode, picture.size) == ("RGB", (400, 400))


def test_color_profile_that_is_nonsense_is_left_out() -> None:
    with Image.open(ready(photographs.upload(photographs.scene(400, 400), icc_profile=b"nonsense" * 20))) as picture:
        assert picture.info.get("icc_profile") is None


def test_ready_picture_is_not_made_again() -> None:
    made = ready(photographs.upload(photographs.scene(400, 400)))

    assert ready(made) is made


@pytest.mark.parametrize(
    "upload",
    [
        photographs.scripted(),
        SimpleUploadedFile("photo.jpg", b"<html>not a picture</html>"),
        SimpleUploadedFile("photo.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 400\n"),
        photographs.upload(Image.new("P", (400, 400)), "GIF"),
    ],
    ids=["svg with a script", "html", "postscript", "gif"],
)
def test_what_is_no_photograph_is_refused(upload: SimpleUploadedFile) -> None:
    assert refusal(upload) == "This isn't a picture that we can show. Choose a JPEG, PNG, WebP or AVIF file."


def test_pixel_bomb_is_refused_before_it_is_unpacked() -> None:
    assert refusal(photographs.bomb(8000, 8000)) == (
        "This picture is 8000 by 8000 pixels, more than we take. 2000 by 2000 is plenty."
    )


@pytest.mark.parametrize("side", [12_000, 60_000])
def test_bomb_that_even_pillow_fears_is_refused_in_words(side: int) -> None:
    assert refusal(photographs.bomb(side, side)) == "This picture has more pixels than we take. 2000 by 2000 is plenty."


def test_heavy_file_is_refused_unread() -> None:
    heavy = SimpleUploadedFile("photo.jpg", b"\0" * (MOST_BYTES + 1_048_576))

    assert refusal(heavy) == "This file has 13 MB; 12 MB is the most we take. Save it smaller and try again."


def test_tiny_picture_is_refused() -> None:
    assert refusal(photographs.upload(photographs.scene(900, 200))) == (
        "This picture is 900 by 200 pixels; on a page it would be blurred. 320 is the least."
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_file_that_was_cut_off_is_refused_whatever_else_is_loaded(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    whole = BytesIO()
    photographs.scene(600, 600).save(whole, kind)

    words = refusal(SimpleUploadedFile(f"photo.{kind.lower()}", whole.getvalue()[: len(whole.getvalue()) // 2]))

    assert words in (
        "This picture can't be read: the file may be damaged. Save it anew as JPEG and try again.",
        "This isn't a picture that we can show. Choose a JPEG, PNG, WebP or AVIF file.",
    )
