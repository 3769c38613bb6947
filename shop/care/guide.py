"""The starter guide as a stored file: made once per version, in the worker, and handed out from the database."""

import hashlib
from datetime import date, datetime
from email.utils import parseaddr
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

from shop.care.models import Guide
from shop.care.starter_guide import DRAWINGS, Paper, StarterGuide
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


def version(paper: Paper = Paper.LETTER) -> str:
    """The edition, a print of everything that goes into it, and the paper: a changed sentence makes a new file."""
    content = hashlib.sha256(_sources() + repr(edition()).encode())
    return f"{EDITION}-{content.hexdigest()[:16]}-{paper}"


def stored_guide(paper: Paper = Paper.LETTER) -> Guide | None:
    """The present version if it has been made."""
    return Guide.objects.filter(version=version(paper)).first()


def guide_at_hand(paper: Paper, now: datetime) -> Guide | None:
    """The present version; while the worker is asked for it the one before, or nothing if there is none."""
    found = stored_guide(paper)
    if found is None:
        ask_for_guide(now)
        found = Guide.objects.filter(version__endswith=f"-{paper}").order_by("-made_at", "-pk").first()
    return found


def current_guide(paper: Paper = Paper.LETTER) -> Guide:
    """The present version, made now if nobody has; seconds of work, so only the worker asks."""
    found = stored_guide(paper)
    if found is not None:
        return found
    from shop.care import starter_pdf  # half a second to import, which only the process that makes the file pays

    made = Guide(version=version(paper), pdf=starter_pdf.render(edition(), paper))
    Guide.objects.bulk_create([made], ignore_conflicts=True)
    return Guide.objects.get(version=made.version)


def ask_for_guide(now: datetime) -> None:
    """Have the worker make it soon, for each paper; asking twice is asking once."""
    key = f"guide:{version()}"
    queue.enqueue(JOB, key=key, due_at=now, now=now)
    queue.reopen(key, due_at=now, now=now)


@cache
def _sources() -> bytes:
    base = Path(settings.BASE_DIR)
    texts = sorted((base / "templates" / "pdf").rglob("*"))
    drawings = sorted((base / DRAWINGS).glob("*.svg"))
    return b"".join(path.read_bytes() for path in [*texts, *drawings] if path.is_file())
