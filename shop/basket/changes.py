"""What a visitor can do to her basket. Each change locks the basket first: it may be on its way to Stripe."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model


class BasketClosedError(Exception):
    """The basket was paid, merged or sent to Stripe in the meantime; nothing was changed."""


def put_in(basket: Any, product: Any, *, quantity: int, options: list[dict[str, Any]]) -> None:
    """Add so many of a product; the basket's row is made with its first jar."""
    with transaction.atomic():
        is_new = basket.pk is None
        if is_new:
            basket.save()
        else:
            _lock(basket)
        info = basket.get_stock_info(product, options)
        reference = basket._create_line_reference(product, info.stockrecord, options)
        if is_new or not _add_to_line(basket, reference, quantity):
            _add_line(basket, product, info, options, reference=reference, quantity=quantity)
    basket.reset_offer_applications()


def _add_to_line(basket: Any, reference: str, quantity: int) -> bool:
    """Add to a line that is there, in one query; Oscar looks for it first."""
    same = basket.lines.filter(line_reference=reference)
    return bool(same.update(quantity=F("quantity") + quantity, date_updated=timezone.now()))


def _add_line(basket: Any, product: Any, info: Any, options: list[Any], *, reference: str, quantity: int) -> None:
    line = basket.lines.create(
        line_reference=reference,
        product=product,
        stockrecord=info.stockrecord,
        quantity=quantity,
        price_currency=info.price.currency,
        price_excl_tax=info.price.excl_tax,
        tax_code=info.price.tax_code,
    )
    for each in options:
        line.attributes.create(option=each["option"], value=each["value"])


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
