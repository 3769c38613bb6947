"""A photograph of a jar from the upload to the page."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from catalogue.models import Product, ProductImage
from catalogue.pictures import cover_of, pictures, with_covers
from shop.outbox.models import Job
from shop.outbox.running import run_job
from shop.pictures.intake import opened
from tests import factories, photographs
from tests.shop.pictures.storing import files, stored, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def jar() -> Product:
    return factories.jar()


def small() -> Any:
    """A picture just wide enough for one width: making variants is what takes long here."""
    return photographs.from_a_phone(340, 320)


def change(image: Any, file: Any) -> None:
    image.original = file
    image.save()


def test_size_is_known_as_soon_as_the_picture_is_stored(jar: Product) -> None:
    image = stored(jar)

    image.refresh_from_db()
    assert (image.width, image.height, image.has_variants) == (680, 1000, False)


def test_until_the_worker_has_been_there_the_page_shows_the_picture_itself(jar: Product) -> None:
    image = stored(jar)

    shown = pictures([jar])[jar.pk][0]

    assert (shown.url, shown.alt, shown.sources) == (image.original.url, "A jar in the sun", ())


def test_cover_in_a_list_is_the_first_picture_of_the_jars_page(jar: Product) -> None:
    stored(jar, small(), display_order=1)
    stored(jar, photographs.upload(photographs.scene(350, 330)), display_order=0)
    work()

    cover = cover_of(with_covers(Product.objects.all()).get())

    assert cover == pictures([jar])[jar.pk][0]
    assert (cover.width, cover.height, len(cover.sources)) == (350, 330, 3)


def test_job_that_is_done_twice_writes_the_same_files(jar: Product) -> None:
    stored(jar, small())
    work()
    once = files()
    Job.objects.update(state=Job.State.WAITING, attempts=0)

    work()

    assert files() == once


def test_new_file_replaces_the_old_one_and_its_variants(jar: Product) -> None:
    image = stored(jar, small())
    work()

    change(image, photographs.upload(photographs.scene(400, 400)))
    removed = Job.objects.get(kind="picture removal")
    run_job(removed.pk, removed.due_at)
    image.refresh_from_db()

    assert list(files()) == [image.original.name]
    assert (image.width, image.has_variants) == (400, False)


def test_words_can_change_without_the_picture_being_made_again(jar: Product) -> None:
    image = stored(jar, small())
    work()
    image.refresh_from_db()

    image.caption = "Another day"
    image.save()

    image.refresh_from_db()
    assert (image.has_variants, Job.objects.filter(kind="picture variants").count()) == (True, 1)


def test_deleted_product_leaves_no_file_behind_once_the_worker_has_been_there(jar: Product) -> None:
    stored(jar, small())
    work()

    jar.delete()
    before = len(files())
    work()

    assert (before > 0, files()) == (True, {})


def test_removal_that_is_done_twice_finds_nothing(jar: Product) -> None:
    stored(jar, small()).delete()
    work()
    Job.objects.filter(kind="picture removal").update(state=Job.State.WAITING, attempts=0)

    work()

    assert (files(), Job.objects.get(kind="picture removal").state) == ({}, Job.State.DONE)


def test_variants_that_were_made_while_the_picture_was_deleted_are_removed(
    jar: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker had opened the file when the row went, and the removal came before the variants were written."""
    image = stored(jar, small())

    def opened_too_late(picture: Any) -> Any:
        plain = opened(picture)
        ProductImage.objects.all().delete()
        removal = Job.objects.get(kind="picture removal")
        run_job(removal.pk, removal.due_at)
        return plain

    monkeypatch.setattr("shop.pictures.jobs.opened", opened_too_late)
    variants = Job.objects.get(kind="picture variants")
    run_job(variants.pk, variants.due_at)

    assert (image.original.name in files(), files()) == (False, {})


@pytest.mark.django_db(transaction=True)
def test_deletion_that_is_taken_back_keeps_the_files(jar: Product) -> None:
    image = stored(jar, small())

    with transaction.atomic():
        image.delete()
        transaction.set_rollback(True)
    work()

    assert image.original.name in files()


def test_picture_that_was_deleted_before_the_worker_came_is_no_work(jar: Product) -> None:
    stored(jar, small()).delete()

    work()

    assert Job.objects.get(kind="picture variants").state == Job.State.DONE


def test_product_without_a_photograph_still_has_drawn_ones(jar: Product) -> None:
    shown = pictures([jar])[jar.pk]

    assert [Path(picture.url).suffix for picture in shown] == [".svg"] * 4
    assert [bool(picture.alt and picture.width and picture.height) for picture in shown] == [True] * 4
