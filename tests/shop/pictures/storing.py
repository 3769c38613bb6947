"""Pictures of jars as they are stored, and the worker that makes their variants."""

from pathlib import Path
from typing import Any

from django.conf import settings

from catalogue.models import Product, ProductImage
from shop.outbox.models import Job
from shop.outbox.running import run_job
from tests import photographs


def stored(jar: Product, file: Any = None, **fields: Any) -> ProductImage:
    image: ProductImage = ProductImage.objects.create(
        product=jar, original=file or photographs.from_a_phone(), caption="A jar in the sun", **fields
    )
    return image


def work() -> None:
    """What the worker does."""
    for job in Job.objects.filter(kind__startswith="picture "):
        run_job(job.pk, job.due_at)


def files() -> dict[str, int]:
    """Everything below the media folder, with its size."""
    root = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(root)): path.stat().st_size for path in root.rglob("*") if path.is_file()}
