"""Which offers a basket gets. Differs from Oscar's: asks once what a range holds, not for each line and offer."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from oscar.core.loading import get_class

OscarApplicator: Any = get_class("offer.applicator", "Applicator")
RELATED = ("condition__range", "benefit__range")


class Applicator(OscarApplicator):
    """Gives all offers that use one range the same copy of it, which knows the basket's products."""

    def get_site_offers(self) -> QuerySet[Any]:
        offers: QuerySet[Any] = super().get_site_offers().select_related(*RELATED)
        return offers

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
                shared[given.range_id] = _asked_once(given.range, product_ids)
            # Oscar makes such a proxy again and again, each with a range of its own.
            proxy = given.proxy()
            proxy.range = shared[given.range_id]
            setattr(offer, name, proxy)


def _asked_once(given: Any, product_ids: set[int]) -> Any:
    inside = set(given.product_queryset.filter(id__in=product_ids).values_list("id", flat=True))
    given.contains_product = lambda product: product.pk in inside
    return given
