"""The comments below an article: one query, whoever reads and however many there are."""

from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Max, Q, Window
from django.utils.safestring import mark_safe

from content.blocks.registry import Context
from content.comments.forms import CommentForm
from content.comments.models import CommentPhoto, PageComment
from content.comments.showing import as_item
from content.comments.text import as_html
from content.comments.threads import Shown, threaded
from content.pages.below import Below
from content.pages.models import Page
from shop.pictures.picture import Picture, photograph

PER_PAGE: Final = 300  # measured in tests/content/comments/test_cost.py; a longer talk goes on behind a link
LONGEST_NUMBER: Final = 4
QUERY: Final = "comments"
PHOTO: Final[Any] = CommentPhoto._meta.get_field("original")
PHOTO_COLUMNS: Final = ("original", "width", "height", "has_variants")
COLUMNS: Final = (
    *("pk", "parent_id", "level", "state", "is_from_us", "user_name", "submit_date", "comment", "total", "changed"),
    *(f"photo__{name}" for name in PHOTO_COLUMNS),
)
Row = dict[str, Any]


def comments_below(context: Context) -> Below | None:
    """The comments on an article; other pages have none."""
    page: Page = context.page
    if page.kind != Page.Kind.ARTICLE:
        return None
    number = number_of(context.request.GET.get(QUERY, ""))
    rows = _rows(page, number)
    items = [as_item(each, may_answer=page.takes_comments) for each in threaded(map(_shown, rows[:PER_PAGE]))]
    if not (items or page.takes_comments):
        return None
    given = {
        "comments": mark_safe("".join(items)),  # noqa: S308 - of safe items
        "total": rows[0]["total"] if rows else 0,
        "form": CommentForm(),
        "page": page,
        "earlier": number - 1,
        "later": number + 1 if len(rows) > PER_PAGE else None,
    }
    return Below("content/comments/below.html", given, _changed(rows))


def number_of(typed: str) -> int:
    """Which page of comments an address asks for; the first if it says nothing sensible."""
    sensible = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
    return max(1, int(typed)) if sensible else 1


def page_number(comment: PageComment) -> int:
    """On which page of the comments this one stands."""
    same = Q(thread_id=comment.thread_id, order__lt=comment.order)
    before = PageComment.objects.once_shown(comment.page).filter(Q(thread_id__lt=comment.thread_id) | same)
    return before.count() // PER_PAGE + 1


def _rows(page: Page, number: int) -> list[Row]:
    public = Q(state=PageComment.State.PUBLIC)
    counted = PageComment.objects.once_shown(page).annotate(
        total=Window(Count("pk", filter=public)), changed=Window(Max("changed_at"))
    )
    start = (number - 1) * PER_PAGE
    return list(counted.values(*COLUMNS)[start : start + PER_PAGE + 1])


def _changed(rows: list[Row]) -> datetime | None:
    return rows[0]["changed"] if rows else None


def _shown(row: Row) -> Shown:
    is_public = row["state"] == PageComment.State.PUBLIC
    return Shown(
        pk=row["pk"],
        parent=row["parent_id"],
        level=row["level"],
        is_public=is_public,
        is_from_us=row["is_from_us"],
        name=row["user_name"],
        written_at=row["submit_date"],
        html=as_html(row["comment"] if is_public else ""),
        picture=_picture(row) if is_public and row["photo__original"] else None,
    )


def _picture(row: Row) -> Picture:
    columns = {name: row[f"photo__{name}"] for name in PHOTO_COLUMNS}
    return photograph(columns, field=PHOTO, alt=f"Photograph that came with the comment of {row['user_name']}")
