"""What a visitor can do to her basket. Each change locks the basket first: it may be on its way to Stripe."""

from typing import Any

from django.db import transaction
from oscar.core.loading import get_model


class BasketClosedError(Exception):
    """The basket was paid, merged or sent to Stripe in the meantime; nothing was changed."""


def put_in(basket: Any, product: Any, *, quantity: int, options: list[dict[str, Any]]) -> None:
    """Add so many of a product; the basket's row is made with its first jar."""
    with transaction.atomic():
        if basket.pk is not None:
            _lock(basket)
        else:
            basket.save()
            basket._lines = basket.lines.none()  # a new one is empty: no need to look
        basket.add_product(product, quantity, options)
        basket._lines = None


def set_quantities(basket: Any, wanted: dict[int, int]) -> list[int]:
    """Set quantities by line id, 0 takes a line out; answers the ids that this basket doesn't have."""
    with transaction.atomic():
        _lock(basket)
        lines = {line.pk: line for line in basket.lines.filter(pk__in=wanted).select_related("stockrecord")}
        for pk, line in lines.items():
            _set(line, wanted[pk])
    basket.reset_offer_applications()
    return [pk for pk in wanted if pk not in lines]


def _set(line: Any, quantity: int) -> None:
    if quantity == 0:
        line.delete()
        return
    # Whoever changes a line has seen today's price: from now on that one is the price she knows.
    line.quantity, line.price_excl_tax = quantity, line.stockrecord.price
    line.save(update_fields=["quantity", "price_excl_tax", "date_updated"])


def _lock(basket: Any) -> None:
    baskets = get_model("basket", "Basket").objects.select_for_update()
    if not baskets.filter(pk=basket.pk, status=basket.OPEN).exists():
        raise BasketClosedError
