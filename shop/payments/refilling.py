"""Gives a customer who came back without paying her basket again: an order has its basket for good."""

from typing import Any

from shop.order.models import Order


def refill(basket: Any, order: Order) -> list[str]:
    """Copy what was ordered into the visitor's own basket, unless she has filled it meanwhile.

    Returns the titles of what is no longer for sale.
    """
    if basket.num_lines or order.basket is None:
        return []
    gone = []
    for line in order.basket.lines.select_related("product", "stockrecord"):
        if _is_for_sale(basket, line):
            basket.add_product(line.product, line.quantity, options=_options(line))
        else:
            gone.append(line.product.get_title())
    if basket.pk:
        basket.vouchers.add(*order.basket.vouchers.all())
    return gone


def _is_for_sale(basket: Any, line: Any) -> bool:
    found = basket.strategy.fetch_for_product(line.product)
    return bool(found.price.exists and found.availability.is_purchase_permitted(line.quantity)[0])


def _options(line: Any) -> list[dict[str, Any]]:
    return [{"option": each.option, "value": each.value} for each in line.attributes.select_related("option")]
