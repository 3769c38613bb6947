"""The lines of a basket with their prices and discounts, read afresh in as few queries as it takes."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, prefetch_related_objects
from oscar.core.loading import get_model

from shop.checkout.offers import RELATED as RANGES
from shop.checkout.offers import Applicator
from shop.checkout.quoted import Discount, QuotedLine
from shop.partner.strategy import UnitedStates
from shop.tax.rates import FOOD
from shop.tax.rules import NOTHING, Goods, split, tax_on, to_cents

RELATED = (
    "product__product_class",
    "product__tax_category",
    "product__parent__product_class",
    "product__parent__tax_category",
    "stockrecord__partner",
)


def price(basket: Any, now: datetime) -> list[Any]:
    """Load the lines (one query), vouchers and offers, and apply these; afterwards Oscar's basket is up to date."""
    basket.strategy = UnitedStates()
    basket.reset_offer_applications()
    if basket.pk is None:
        return []
    # Oscar's own all_lines() also fetches images and options, line by line the wrong things for a price.
    basket._lines = basket.lines.select_related(*RELATED).order_by("pk")
    lines = list(basket._lines)
    if lines:
        _load_vouchers(basket, now)
        Applicator().apply(basket, basket.owner or AnonymousUser())
    return lines


def _load_vouchers(basket: Any, now: datetime) -> None:
    offers = get_model("offer", "ConditionalOffer").objects.select_related(*RANGES)
    running = get_model("voucher", "Voucher").objects.filter(start_datetime__lte=now, end_datetime__gte=now)
    vouchers = running.prefetch_related(Prefetch("offers", offers)).order_by("pk")
    prefetch_related_objects([basket], Prefetch("vouchers", vouchers))


def quoted_line(line: Any, rates: dict[str, Any]) -> QuotedLine:
    """Round once per line: the discount and the tax of a line are whole cents, and nothing is rounded after that."""
    unit = line.unit_price_excl_tax or NOTHING
    before = to_cents(unit * line.quantity)
    after = max(NOTHING, before - to_cents(Decimal(line.discount_value)))
    tax_code = _tax_code(line.product)
    goods = Goods(after, rates.get(tax_code, NOTHING))
    return QuotedLine(
        line=line,
        title=line.product.get_title(),
        quantity=line.quantity,
        unit_price=unit,
        before=before,
        price=after,
        percent=goods.percent,
        tax=tax_on(goods),
        tax_code=tax_code,
    )


def _tax_code(product: Any) -> str:
    category = product.tax_category or (product.parent and product.parent.tax_category)
    return str(category.code) if category else FOOD


def discounts(basket: Any, lines: tuple[QuotedLine, ...], *, off_shipping: Any) -> tuple[Discount, ...]:
    """Name what each offer took off; the amounts add up to what the lines and the delivery really cost less."""
    on_goods = [row for row in basket.offer_applications if row["result"].affects_basket and row["discount"]]
    total = sum((line.discount for line in lines), NOTHING)
    amounts = split(total, [row["discount"] for row in on_goods])
    named = [_named(row, amount) for row, amount in zip(on_goods, amounts, strict=True)]
    if off_shipping:
        named.append(_named(basket.offer_applications.shipping_discounts[0], off_shipping, on_shipping=True))
    return tuple(named)


def _named(row: dict[str, Any], amount: Any, *, on_shipping: bool = False) -> Discount:
    voucher = row["voucher"]
    return Discount(
        name=voucher.name if voucher else row["name"],
        amount=amount,
        frequency=row["freq"],
        offer=row["offer"],
        voucher=voucher,
        on_shipping=on_shipping,
    )
