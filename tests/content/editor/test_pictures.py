"""Pictures come in as what we make of them, or not at all."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from content.pages.jobs import picture_settled
from content.pages.models import PageImage
from content.pages.pictures import SETTLED
from shop.outbox.handlers import TryAgain
from shop.outbox.models import Job
from tests.content.editor.test_writing import said
from tests.factories import NOON
from tests.writing import live, published

pytestmark = pytest.mark.django_db
MB = 1024 * 1024
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def jpeg(size: tuple[int, int] = (800, 600)) -> bytes:
    """A photograph that knows where it was taken."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (38.0, 52.0, 0.0)}
    Image.new("RGB", size, "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that claims 60,000 by 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def upload(browser: Client, content: bytes, *, name: str = "kitchen.jpg", alt: str = "A jar on a counter") -> Any:
    given = {"file": SimpleUploadedFile(name, content, "image/jpeg"), "alt": alt, "credit": "Nell"}
    return browser.post("/dashboard/writing/pictures/", given, follow=True)


def test_photograph_is_rewritten_without_its_place(owner: Client) -> None:
    response = upload(owner, jpeg())

    image = PageImage.objects.get()
    assert said(response) == ["Taken in. You can put it into any text now."]
    assert (image.width, image.height, image.alt, image.credit) == (800, 600, "A jar on a counter", "Nell")
    with image.original.open() as file, Image.open(file) as stored:
        assert (stored.format, dict(stored.getexif())) == ("JPEG", {})


@pytest.mark.parametrize(
    ("content", "name"),
    [(SVG, "drawing.svg"), (SVG, "drawing.jpg"), (bomb(), "bomb.png"), (jpeg()[:400], "cut.jpg"), (b"GIF89a", "a.gif")],
)
def test_what_is_no_picture_of_ours_is_refused_in_words(content: bytes, name: str, owner: Client) -> None:
    response = upload(owner, content, name=name)

    assert (response.status_code, len(said(response)), PageImage.objects.count()) == (422, 1, 0)


def test_file_of_fifty_megabytes_is_refused_in_words(owner: Client) -> None:
    response = upload(owner, jpeg() + b"\0" * (50 * MB))

    assert (response.status_code, PageImage.objects.count()) == (422, 0)
    assert said(response) == ["This file has 50 MB; 12 MB is the most we take. Save it smaller and try again."]


def test_picture_needs_words_for_those_who_can_not_see_it(owner: Client) -> None:
    response = upload(owner, jpeg(), alt="  ")

    assert (said(response), PageImage.objects.count()) == (["Please fill this in."], 0)


def block(image: PageImage) -> str:
    return f'<div data-block="picture" data-picture="{image.pk}" data-caption="In our kitchen"></div>'


def test_text_shows_the_picture_with_its_caption(owner: Client) -> None:
    upload(owner, jpeg())
    image = PageImage.objects.get()
    published(body=block(image), picture=image)

    html = Client().get("/kefir-benefits/").content.decode()

    assert html.count(f'src="{image.original.url}" width="800" height="600" alt="A jar on a counter"') == 2
    assert "<figcaption>In our kitchen <small>Nell</small></figcaption>" in html


def test_texts_follow_when_it_is_described_better(owner: Client) -> None:
    upload(owner, jpeg())
    image = PageImage.objects.get()
    page = published(body=block(image))

    owner.post(f"/dashboard/writing/pictures/{image.pk}/", {"alt": "A full jar", "credit": ""})

    shown = live(page, NOON)
    assert shown
    assert (shown.text.blocks[0].attrs["alt"], shown.text.blocks[0].attrs["credit"]) == ("A full jar", "")


def test_texts_offer_the_smaller_ones_once_they_are_made(owner: Client) -> None:
    upload(owner, jpeg())
    image = PageImage.objects.get()
    page = published(body=block(image))
    job = Job.objects.get(kind=SETTLED)
    with pytest.raises(TryAgain):
        picture_settled(job, NOON)
    PageImage.objects.update(has_variants=True)

    picture_settled(job, NOON)

    shown = live(page, NOON)
    assert shown
    assert '"has_variants": true' in shown.text.blocks[0].attrs["columns"]
    assert 'type="image/avif"' in Client().get("/kefir-benefits/").content.decode()
