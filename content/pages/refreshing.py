"""Compiles texts again when something that their blocks looked up has changed."""

from datetime import datetime

from django.db.models import Q

from content.blocks.compiling import COMPILER, compile_text
from content.pages.models import Publication, Revision


def refresh(*, block: str, now: datetime, **attrs: str) -> int:
    """Compile each public or planned text anew that shows such a block; returns how many.

    Asked for by whoever changed the row, in the same transaction.
    """
    shown = Publication.objects.filter(Q(pk__in=Publication.objects.live(now)) | Q(pk__in=_planned(now)))
    texts = Revision.objects.filter(publications__in=shown, body__contains=f'data-block="{block}"').distinct()
    return sum(_again(text) for text in texts if _shows(text, block, attrs))


def _planned(now: datetime) -> "list[int]":
    return list(Publication.objects.planned(now).values_list("pk", flat=True))


def _shows(text: Revision, block: str, attrs: dict[str, str]) -> bool:
    return any(each.name == block and attrs.items() <= each.attrs.items() for each in text.blocks)


def _again(text: Revision) -> int:
    fresh = compile_text(text.body).stored()
    return Revision.objects.filter(pk=text.pk).update(compiled=fresh, compiler=COMPILER)
