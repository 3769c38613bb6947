"""What the worker makes of one photograph, looked at from all sides: making it is what takes long."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import override_settings
from PIL import Image

from catalogue.models import ProductImage
from catalogue.pictures import pictures
from tests import factories
from tests.shop.pictures.storing import files, stored, work

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploaded files go to a folder of this module, which only looks at them."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="module")
def made(media: None, module_db: None) -> int:
    """The key of a picture whose variants the worker has made, once for the module's tests."""
    image = stored(factories.jar())
    work()
    return int(image.pk)


@pytest.fixture
def image(made: int, db: None) -> ProductImage:
    found: ProductImage = ProductImage.objects.get(pk=made)
    return found


def size_of(client: Any, address: str) -> int:
    response = client.get(address)
    body = b"".join(response.streaming_content)
    response.close()
    return len(body)


def test_worker_makes_each_width_that_the_picture_reaches_in_three_types(image: ProductImage) -> None:
    folder = image.original.name.removesuffix(".jpg")

    made = {name for name in files() if name != image.original.name}
    assert made == {f"{folder}/{width}w.{kind}" for width in (320, 640) for kind in ("avif", "webp", "jpeg")}


def test_variants_are_smaller_than_the_picture_and_the_better_type_is_the_smaller_one(image: ProductImage) -> None:
    sizes = files()
    whole, folder = sizes[image.original.name], image.original.name.removesuffix(".jpg")
    avif, webp, jpeg = (sizes[f"{folder}/640w.{kind}"] for kind in ("avif", "webp", "jpeg"))
    assert (avif < jpeg < whole, webp < jpeg) == (True, True)


def test_variants_are_upright_and_carry_no_notes(image: ProductImage) -> None:
    for kind in ("avif", "webp", "jpeg"):
        with (
            default_storage.open(image.original.name.replace(".jpg", f"/320w.{kind}")) as file,
            Image.open(file) as picture,
        ):
            assert (picture.size, dict(picture.getexif()), picture.info.get("icc_profile")) == ((320, 470), {}, None)


def test_page_offers_the_variants_smallest_first_best_type_first(image: ProductImage) -> None:
    shown = pictures([image.product])[image.product_id][0]

    folder = image.original.url.removesuffix(".jpg")
    assert [source.type for source in shown.sources] == ["image/avif", "image/webp", "image/jpeg"]
    assert shown.sources[0].srcset == ", ".join(f"{folder}/{width}w.avif {width}w" for width in (320, 640))
    assert (shown.width, shown.height) == (680, 1000)


def test_each_address_on_the_page_is_a_file(image: ProductImage, client: Any) -> None:
    shown = pictures([image.product])[image.product_id][0]

    addresses = [part.split()[0] for source in shown.sources for part in source.srcset.split(", ")]
    sizes = [size_of(client, address) for address in (shown.url, *addresses)]
    assert sorted(sizes) == sorted(files().values())
