"""The worker makes a picture's variants; until then pages show the picture itself, so none is ever missing."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from PIL import Image

from shop.outbox.handlers import handles
from shop.outbox.models import Job
from shop.outbox.queue import enqueue
from shop.pictures.fields import remove
from shop.pictures.intake import opened

if TYPE_CHECKING:
    from shop.pictures.models import StoredPicture

VARIANTS: Final = "picture variants"
REMOVAL: Final = "picture removal"


def order_variants(picture: "StoredPicture", *, now: datetime) -> None:
    """Put the making of this file's variants into the outbox, in the transaction that stores it."""
    label = picture._meta.label_lower
    enqueue(
        VARIANTS,
        key=f"{VARIANTS}:{label}:{picture.pk}:{picture.original.name}"[:200],
        payload={"model": label, "id": picture.pk, "file": picture.original.name},
        due_at=now,
        now=now,
    )


def order_removal(picture: "StoredPicture", *, now: datetime) -> None:
    """Put the removal of this file and its variants into the outbox, in the transaction that takes its row away."""
    file: Any = picture.original
    names = [file.name, *(variant.name for variant in file.get_picture_files_list())]
    label = picture._meta.label_lower
    payload = {"model": label, "files": names}
    enqueue(REMOVAL, key=f"{REMOVAL}:{label}:{file.name}"[:200], payload=payload, due_at=now, now=now)


@handles(REMOVAL)
def remove_files(job: Job, now: datetime) -> None:
    """Delete what is there of these files; done twice, it finds nothing."""
    model: Any = apps.get_model(job.payload["model"])
    remove(model._meta.get_field("original").storage, job.payload["files"])


@handles(VARIANTS, lease=timedelta(minutes=5))
def make_variants(job: Job, now: datetime) -> None:
    """Write all variants, then say so in the row; done twice, it writes the same files again."""
    rows: Any = apps.get_model(job.payload["model"])._base_manager
    same_file = rows.filter(pk=job.payload["id"], original=job.payload["file"])
    row = same_file.first()
    if row is None:  # replaced or deleted since
        return
    with row.original.storage.open(row.original.name) as stored, Image.open(stored) as picture:
        plain = opened(picture)
    variants = row.original.get_picture_files_list()
    for variant in variants:
        variant.save(plain)
    if not same_file.update(has_variants=True):  # deleted meanwhile, and the removal may have come too early
        remove(row.original.storage, [variant.name for variant in variants])
