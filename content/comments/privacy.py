"""What comments keep about their writers, known by address or, once that is forgotten, by its keyed hash."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from content.comments import confirming
from content.comments.models import PageComment
from shop.payments.limits import email_hash
from shop.privacy.registry import Row, register


def written(address: str) -> QuerySet[PageComment]:
    by_her = Q(user_email__iexact=address) | Q(author_hash=email_hash(address))
    return PageComment.objects.filter(by_her).select_related("page", "photo").order_by("pk")


def export(address: str) -> list[Row]:
    return [
        {
            "On the page": str(comment.page),
            "Written": comment.submit_date,
            "Under the name": comment.user_name,
            "Your words": comment.comment,
            "Photograph": settings.SITE_URL + comment.photo.original.url if hasattr(comment, "photo") else "",
            "State": comment.state,
            "Your e-mail": comment.user_email,
            "Mail about answers": comment.followup,
        }
        for comment in written(address)
    ]


def erase(address: str, now: datetime) -> None:
    for comment in written(address):
        confirming.take_back(comment, now=now)


register(
    "Comments",
    tables=["content_comments.PageComment", "content_comments.CommentPhoto", "content_comments.Report"],
    export=export,
    erase=erase,
    stays="An empty place where a comment was, so that answers to it keep theirs.",
)
