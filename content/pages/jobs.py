"""Due work of the pages."""

from datetime import datetime

from content.pages.models import PageImage
from content.pages.pictures import SETTLED
from content.pages.refreshing import refresh
from shop.outbox.handlers import TryAgain, handles
from shop.outbox.models import Job


@handles(SETTLED)
def picture_settled(job: Job, now: datetime) -> None:
    """Once a picture has its smaller variants, let the texts that show it offer them."""
    image = PageImage.objects.filter(pk=job.payload["id"]).first()
    if image is None:
        return
    if not image.has_variants:
        raise TryAgain("its variants are not made yet")
    refresh(block="picture", picture=str(image.pk), now=now)
