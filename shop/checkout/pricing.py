"""The lines of a basket with their prices and discounts, read afresh in as few queries as it takes."""

from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Value, prefetch_related_objects
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from shop.checkout.offers import Applicator, running_offers, with_ranges
from shop.checkout.quoted import Discount, QuotedLine
from shop.partner.strategy import UnitedStates
from shop.tax.rates import FOOD, percent_in
from shop.tax.rules import NOTHING, Goods, split, tax_on, to_cents

RELATED = ("product__product_class", "product__parent__product_class", "stockrecord__partner")
# Each column is worked out anew for each quote, so a line brings what its price, its title and its order are made of,
# and none of what a page tells about a jar.
NEEDED = (
    "basket",
    "line_reference",
    "product",
    "stockrecord",
    "quantity",
    "price_currency",
    "price_excl_tax",
    *(f"product__{field}" for field in ("structure", "is_public", "upc", "title", "slug", "is_discountable")),
    *(f"product__parent__{field}" for field in ("title", "slug")),
    *(
        f"product__{whose}product_class__{rule}"
        for whose in ("", "parent__")
        for rule in ("requires_shipping", "track_stock")
    ),
    *(f"stockrecord__{field}" for field in ("partner_sku", "price_currency", "price", "num_in_stock", "num_allocated")),
    "stockrecord__partner__name",
)
# A variant is what its parent is, and what nobody has put into a category is food.
CATEGORY = Coalesce("product__tax_category__code", "product__parent__tax_category__code", Value(FOOD))


def price(basket: Any, *, state: str, now: datetime) -> list[Any]:
    """Load the lines with their tax rates (one query), vouchers and offers, and apply these.

    Afterwards Oscar's basket is up to date.
    """
    basket.strategy = UnitedStates()
    basket.reset_offer_applications()
    if basket.pk is None:
        return []
    # Oscar's own all_lines() also fetches images and options, line by line the wrong things for a price.
    told = {"has_offers": Exists(running_offers()), "percent": percent_in(state, category=OuterRef("tax_category"))}
    basket._lines = _lines_told().filter(basket=basket).annotate(**told)
    lines = list(basket._lines)
    for line in lines:
        line.basket = basket
    if lines:
        _load_vouchers(basket, now, any_there=lines[0].has_vouchers)
        if lines[0].has_vouchers or lines[0].has_offers:
            Applicator().apply(basket, basket.owner or AnonymousUser())
    return lines


@cache
def _lines_told() -> Any:
    """The part of the query that is the same for every basket, put together once: that takes longer than asking it."""
    held = get_model("basket", "Basket").vouchers.through.objects.filter(basket=OuterRef("basket"))
    told = {"has_vouchers": Exists(held), "tax_category": CATEGORY}
    return get_model("basket", "Line").objects.select_related(*RELATED).only(*NEEDED).annotate(**told).order_by("pk")


def _load_vouchers(basket: Any, now: datetime, *, any_there: bool) -> None:
    if not any_there:
        # What a prefetch would come to, without its cost; whoever asks for this basket's vouchers gets these.
        basket._prefetched_objects_cache = {"vouchers": get_model("voucher", "Voucher").objects.none()}
        return
    offers = with_ranges(get_model("offer", "ConditionalOffer").objects.all())
    running = get_model("voucher", "Voucher").objects.filter(start_datetime__lte=now, end_datetime__gte=now)
    vouchers = running.prefetch_related(Prefetch("offers", offers)).order_by("pk")
    prefetch_related_objects([basket], Prefetch("vouchers", vouchers))


def quoted_line(line: Any) -> QuotedLine:
    """Round once per line: the discount and the tax of a line are whole cents, and nothing is rounded after that."""
    unit = line.unit_price_excl_tax or NOTHING
    before = to_cents(unit * line.quantity)
    after = max(NOTHING, before - to_cents(Decimal(line.discount_value)))
    goods = Goods(after, NOTHING if line.percent is None else line.percent)
    return QuotedLine(
        line=line,
        title=line.product.get_title(),
        quantity=line.quantity,
        unit_price=unit,
        before=before,
        price=after,
        percent=goods.percent,
        tax=tax_on(goods),
        tax_code=line.tax_category,
    )


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
