"""Which offers a basket gets. Differs from Oscar's: asks once what a range holds, not for each line and offer."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from oscar.core.loading import get_class, get_model

OscarApplicator: Any = get_class("offer.applicator", "Applicator")
RELATED = ("condition__range", "benefit__range")


def with_ranges(offers: QuerySet[Any]) -> QuerySet[Any]:
    """Load the ranges of these offers with them, and whether one of these leaves something out."""
    told: QuerySet[Any] = offers.select_related(*RELATED).annotate(leaves_out=_leaves_out())
    return told


def running_offers() -> QuerySet[Any]:
    """Those that everybody gets, without what belongs to them: to ask whether there are any."""
    offers: QuerySet[Any] = OscarApplicator().get_site_offers().select_related(None).order_by()
    return offers


@cache
def _leaves_out() -> Any:
    """Part of a query, put together once: that takes longer than asking it."""
    limits = get_model("offer", "Range")
    own = Q(range=OuterRef("condition__range")) | Q(range=OuterRef("benefit__range"))
    products = limits.excluded_products.through.objects.filter(own)
    categories = limits.excluded_categories.through.objects.filter(own)
    return Exists(products) | Exists(categories)


class Applicator(OscarApplicator):
    """Gives all offers that use one range the same copy of it, which knows the basket's products."""

    def get_site_offers(self) -> QuerySet[Any]:
        return with_ranges(super().get_site_offers())

    def get_offers(self, basket: Any, user: Any = None, request: Any = None) -> list[Any]:
        offers: list[Any] = super().get_offers(basket, user, request)
        _share_ranges(offers, {line.product_id for line in basket.all_lines()})
        return offers


def _share_ranges(offers: Iterable[Any], product_ids: set[int]) -> None:
    shared: dict[int, Any] = {}
    for offer in offers:
        for name in ("condition", "benefit"):
            given = getattr(offer, name)
            if given is None or given.range_id is None or given.range.proxy_class:
                continue
            if given.range_id not in shared:
                everything = given.range.includes_all_products and not offer.leaves_out
                inside = product_ids if everything else _inside(given.range, product_ids)
                shared[given.range_id] = _knowing(given.range, inside)
            # Oscar makes such a proxy again and again, each with a range of its own.
            proxy = given.proxy()
            proxy.range = shared[given.range_id]
            setattr(offer, name, proxy)


def _inside(given: Any, product_ids: set[int]) -> set[int]:
    return set(given.product_queryset.filter(id__in=product_ids).values_list("id", flat=True))


def _knowing(given: Any, inside: set[int]) -> Any:
    given.contains_product = lambda product: product.pk in inside
    return given
