"""What product reviews keep about their writers."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from oscar.core.loading import get_model

from shop.privacy.registry import Row, register


def written(address: str) -> Any:
    by_her = Q(user__email__iexact=address) | Q(email__iexact=address)
    return get_model("reviews", "ProductReview").objects.filter(by_her).select_related("product")


def export(address: str) -> list[Row]:
    return [
        {
            "On": str(review.product or ""),
            "Written": review.date_created,
            "Under the name": review.name,
            "Title": review.title,
            "Your words": review.body,
            "Stars": review.score,
        }
        for review in written(address)
    ]


def erase(address: str, now: datetime) -> None:
    """One by one: each product counts its stars again."""
    for review in written(address):
        review.delete()
    get_model("reviews", "Vote").objects.filter(user__email__iexact=address).delete()


register("Reviews", tables=["reviews.ProductReview", "reviews.Vote"], export=export, erase=erase)
