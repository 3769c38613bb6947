"""The worker draws the picture of each article and jar, once for each title; no web request ever does."""

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from catalogue.models import Product
from content.found.sharing.card import card
from content.found.sharing.files import file_name
from content.pages.models import Publication
from shop.outbox.handlers import handles
from shop.outbox.models import Job
from shop.outbox.queue import enqueue, reopen

SHARE_IMAGE: Final = "share image"


def order_image(title: str, *, now: datetime) -> None:
    """Have the picture for this title drawn, in the transaction that brings the title; twice is once."""
    name = file_name(title)
    enqueue(SHARE_IMAGE, key=name, payload={"title": title}, due_at=now, now=now)


def order_missing(now: datetime) -> int:
    """Order every picture that should be there and isn't: after a new design, or a lost disk. Returns how many."""
    titles = {each.text.title for each in Publication.objects.live(now).select_related("revision")}
    titles |= set(Product.objects.browsable().values_list("title", flat=True))
    missing = [title for title in titles if not default_storage.exists(file_name(title))]
    for title in missing:
        order_image(title, now=now)
        reopen(file_name(title), due_at=now, now=now)
    return len(missing)


@handles(SHARE_IMAGE)
def draw_image(job: Job, now: datetime) -> None:
    """Draw and store it; a picture that is there already is the same one."""
    title = job.payload["title"]
    name = file_name(title)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(card(title, below=settings.OSCAR_SHOP_NAME)))


@receiver(post_save, sender=Publication)
def order_for_publication(*, instance: Publication, created: bool, **_kwargs: Any) -> None:
    if created and instance.revision:
        order_image(instance.text.title, now=timezone.now())


@receiver(post_save, sender=Product)
def order_for_product(*, instance: Product, raw: bool = False, **_kwargs: Any) -> None:
    if not raw and not instance.is_child:
        order_image(instance.title, now=timezone.now())
