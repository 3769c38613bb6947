"""The owner puts a photograph on a product; a customer sees it, or a drawing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html  # type: ignore[import-untyped]

from catalogue.models import Product, ProductImage
from shop.outbox.models import Job
from shop.outbox.running import run_job
from shop.pictures.intake import MOST_BYTES
from tests import factories, photographs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def jar() -> Product:
    return factories.jar()


def small() -> Any:
    """A photograph just wide enough for one width: making variants is what takes long here."""
    return photographs.from_a_phone(340, 320)


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(factories.staff())
    return client


def send(owner: Client, jar: Product, file: Any, caption: str = "The jar on a sill") -> Any:
    """Press "save" on the product's page with one picture chosen."""
    address = f"/dashboard/catalogue/products/{jar.pk}/"
    fields = dict(html.fromstring(owner.get(address).content).forms[-1].form_values())
    fields |= {"images-0-original": file, "images-0-caption": caption, "action": "save"}
    return owner.post(address, fields)


def within(response: Any, marked: str, tag: str) -> list[Any]:
    """The elements of a kind below those with a class."""
    page = html.fromstring(response.content)
    found: list[Any] = page.xpath(f"//*[contains(concat(' ', @class, ' '), ' {marked} ')]//{tag}")
    return found


def errors(response: Any) -> list[str]:
    return [error.text_content().strip() for error in within(response, "error-block", "li")]


def test_photograph_takes_the_place_of_the_drawings(owner: Client, jar: Product) -> None:
    response = send(owner, jar, small())

    image = ProductImage.objects.get()
    page = Client().get(jar.get_absolute_url())
    shown = [(img.get("src"), img.get("alt")) for img in within(page, "gallery", "img")]
    assert response.status_code == 302
    assert shown == [(image.original.url, "The jar on a sill")]


def test_page_names_the_variants_as_soon_as_they_exist(owner: Client, jar: Product) -> None:
    send(owner, jar, small())
    job = Job.objects.get(kind="picture variants")
    run_job(job.pk, job.due_at)

    page = Client().get(jar.get_absolute_url())

    img = within(page, "gallery", "img")[0]
    assert [source.get("type") for source in within(page, "gallery", "source")] == [
        "image/avif",
        "image/webp",
        "image/jpeg",
    ]
    assert (img.get("width"), img.get("height"), img.get("fetchpriority"), img.get("loading")) == (
        "320",
        "340",
        "high",
        None,
    )


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (photographs.scripted, "This isn't a picture that we can show. Choose a JPEG, PNG, WebP or AVIF file."),
        (
            lambda: photographs.bomb(8000, 8000),
            "This picture is 8000 by 8000 pixels, more than we take. 2000 by 2000 is plenty.",
        ),
        (
            lambda: SimpleUploadedFile("huge.jpg", b"\0" * (MOST_BYTES + 1_048_576)),
            "This file has 13 MB; 12 MB is the most we take. Save it smaller and try again.",
        ),
    ],
    ids=["svg with a script", "bomb", "too heavy"],
)
def test_bad_upload_is_refused_in_words_and_changes_nothing(
    owner: Client, jar: Product, file: Any, words: str, tmp_path: Any
) -> None:
    response = send(owner, jar, file())

    assert (response.status_code, errors(response)) == (200, [words])
    assert (ProductImage.objects.count(), list(tmp_path.iterdir())) == (0, [])


def test_picture_without_words_is_refused(owner: Client, jar: Product) -> None:
    response = send(owner, jar, small(), caption="")

    assert errors(response) == ["Say in one sentence what the picture shows, for customers who can't see it."]
    assert ProductImage.objects.count() == 0


def test_product_without_a_photograph_shows_four_drawings_and_a_way_to_each(jar: Product) -> None:
    page = Client().get(jar.get_absolute_url())

    slides, ways = within(page, "gallery-strip", "div[@id]"), within(page, "gallery-thumbs", "a")
    images = within(page, "gallery", "img")
    assert [way.get("href") for way in ways] == [f"#{slide.get('id')}" for slide in slides]
    assert len(slides) == 4
    assert [bool(img.get("alt") and img.get("width") and img.get("height")) for img in images] == [True] * 8
    assert [img.get("fetchpriority") for img in images] == ["high", *[None] * 7]
    assert [img.get("loading") for img in images] == [None, *["lazy"] * 7]


@pytest.mark.parametrize("slug", ["jar", "double-jar", "gift-jar"])
def test_each_of_our_jars_has_four_pictures_or_more_of_its_own(slug: str) -> None:
    jar = factories.jar()
    Product.objects.filter(pk=jar.pk).update(slug=slug)

    page = Client().get(f"/jars/{slug}/")

    shown = [(img.get("src"), img.get("alt")) for img in within(page, "gallery-slide", "img")]
    assert len(set(shown)) == len(shown) >= 4
    assert shown[0][0].endswith(f"/{slug}.svg")
