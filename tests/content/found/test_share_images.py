"""Pictures beside shared links: drawn by the worker, once for each title."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from content.found.sharing import jobs
from content.found.sharing.card import SIZE, card
from content.found.sharing.files import file_name
from shop.outbox.models import Job
from shop.outbox.sweep import run_due
from tests import factories, writing
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    "title", ["Kefir", "", "What a spoonful of grains does for you, and what it does not " * 3, "x" * 90]
)
def test_card_is_a_png_of_the_size_that_is_promised(title: str) -> None:
    drawn = card(title, below="Mindful Culture")

    picture = Image.open(BytesIO(drawn))
    assert (picture.format, picture.size, len(drawn) < 200_000) == ("PNG", SIZE, True)


def test_publishing_has_the_picture_drawn_once(clock: object, media: Path) -> None:
    writing.published("kefir", title="Kefir")
    writing.published("kefir-too", title="Kefir")
    assert list(media.rglob("*.png")) == []

    run_due(NOON)

    (drawn,) = media.rglob("*.png")
    assert str(drawn.relative_to(media)) == file_name("Kefir")
    page = Client().get("/kefir/").content.decode()
    assert f'<meta property="og:image" content="http://testserver/media/{file_name("Kefir")}">' in page
    assert Job.objects.filter(kind=jobs.SHARE_IMAGE).count() == 1


def test_jar_has_a_picture_of_its_own(clock: object, media: Path) -> None:
    jar = factories.jar(title="Gift jar")
    run_due(NOON)

    page = Client().get(jar.get_absolute_url()).content.decode()

    assert f"/media/{file_name('Gift jar')}" in page


def test_web_request_never_draws(clock: object, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = factories.jar()
    monkeypatch.setattr(jobs, "card", lambda *given, **named: pytest.fail("drawn in a web request"))

    page = Client().get(jar.get_absolute_url()).content.decode()

    assert "/static/shop/img/share" in page
    assert list(media.rglob("*.png")) == []


def test_lost_picture_is_drawn_again(clock: object, media: Path) -> None:
    factories.jar(title="Gift jar")
    run_due(NOON)
    (media / file_name("Gift jar")).unlink()

    call_command("share_images", verbosity=0)
    run_due(NOON)

    assert (media / file_name("Gift jar")).is_file()


def test_other_title_is_another_file() -> None:
    assert file_name("Kefir") != file_name("kefir")
