"""The starter guide as a stored file: made once per version, in the worker, and handed out from the database."""

import hashlib
from datetime import date, datetime
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

from shop.care.models import Guide
from shop.care.starter_guide import StarterGuide
from shop.outbox import queue

EDITION: Final = "1"
EDITION_DATE: Final = date(2026, 11, 23)
FILE_NAME: Final = "Getting-Started-with-Milk-Kefir.pdf"
JOB: Final = "care.guide"


def edition() -> StarterGuide:
    """What the present edition says apart from its prose."""
    return StarterGuide(
        version=EDITION,
        date=EDITION_DATE,
        shop_name=settings.OSCAR_SHOP_NAME,
        site_url=settings.SITE_URL,
        help_email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    )


def version() -> str:
    """The edition, and a print of everything that goes into it: a changed number or sentence makes a new file."""
    content = hashlib.sha256(_templates() + repr(edition()).encode())
    return f"{EDITION}-{content.hexdigest()[:16]}"


def stored_guide() -> Guide | None:
    """The present version if it has been made."""
    return Guide.objects.filter(version=version()).first()


def current_guide() -> Guide:
    """The present version, made now if nobody has; seconds of work, so only the worker asks."""
    found = stored_guide()
    if found is not None:
        return found
    from shop.care import starter_pdf  # half a second to import, which only the process that makes the file pays

    made = Guide(version=version(), pdf=starter_pdf.render(edition()))
    Guide.objects.bulk_create([made], ignore_conflicts=True)
    return Guide.objects.get(version=made.version)


def ask_for_guide(now: datetime) -> None:
    """Have the worker make it soon; asking twice is asking once."""
    key = f"guide:{version()}"
    queue.enqueue(JOB, key=key, due_at=now, now=now)
    queue.reopen(key, due_at=now, now=now)


@cache
def _templates() -> bytes:
    folder = Path(settings.BASE_DIR) / "templates" / "pdf"
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
