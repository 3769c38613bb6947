"""The owner's pictures: how one is taken in, and how a text shows it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.files.base import File
from django.db import transaction

from content.blocks.registry import Attrs
from content.pages.models import PageImage
from shop.outbox.queue import enqueue
from shop.pictures.picture import SHOWN, Picture, photograph

FIELD: Final[Any] = PageImage._meta.get_field("original")
SIZES: Final = tuple(name for name in SHOWN if name != "caption")
SETTLED: Final = "content picture settled"
SOON: Final = timedelta(seconds=20)  # by then the worker has usually made the smaller ones


@transaction.atomic
def take_in(file: File[Any], *, alt: str, credit: str, by: Any, now: datetime) -> PageImage:
    """Store a picture that the form has checked and rewritten, and look in on its texts when its variants exist."""
    image = PageImage.objects.create(original=file, alt=alt, credit=credit, uploaded_at=now, uploaded_by=by)
    key = f"{SETTLED}:{image.pk}"
    enqueue(SETTLED, key=key, payload={"id": image.pk}, due_at=now + SOON, now=now)
    return image


def picture_of(image: PageImage) -> Picture:
    """The picture with its sources, for a template."""
    return photograph(columns_of(image), field=FIELD, alt=image.alt)


def columns_of(image: PageImage) -> dict[str, Any]:
    """The columns that `photograph` reads."""
    stored: Any = image.original
    return {name: getattr(image, name) for name in SIZES} | {"original": stored.name}


def frozen_picture(attrs: Attrs) -> Attrs:
    """What the block of a picture shows, looked up when its text is compiled."""
    number = attrs.get("picture", "")
    image = PageImage.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if image is None:
        return {}
    return {"columns": json.dumps(columns_of(image)), "alt": image.alt, "credit": image.credit}


def thawed_picture(attrs: Attrs) -> Picture:
    """The picture that `frozen_picture` looked up."""
    return photograph(json.loads(attrs["columns"]), field=FIELD, alt=attrs["alt"])
