"""Writes the lines of an order, one query for any number of lines."""

from typing import Any

from oscar.core.loading import get_model

from shop.checkout.quoted import Quote, QuotedLine
from shop.order.models import Order
from shop.tax.rules import Goods, tax_on


def write_lines(order: Order, quote: Quote) -> None:
    """Write order lines and the options chosen; not Oscar's prices by the piece, which nobody here reads."""
    rows = get_model("order", "Line").objects.bulk_create(_line(order, line) for line in quote.lines)
    pairs = list(zip(rows, quote.lines, strict=True))
    _write_options(pairs)
    # Whoever asks this order for its lines next, still in the same transaction, gets these without a query.
    known = order.lines.all()
    known._result_cache = rows
    order._prefetched_objects_cache = {"lines": known}


def _line(order: Order, quoted: QuotedLine) -> Any:
    product, record = quoted.line.product, quoted.line.stockrecord
    unit_tax = tax_on(Goods(quoted.unit_price, quoted.percent))
    before_tax = tax_on(Goods(quoted.before, quoted.percent))
    return get_model("order", "Line")(
        order=order,
        partner=record.partner,
        partner_name=record.partner.name,
        partner_sku=record.partner_sku,
        stockrecord=record,
        product=product,
        title=quoted.title,
        upc=product.upc,
        quantity=quoted.quantity,
        line_price_excl_tax=quoted.price,
        line_price_incl_tax=quoted.price + quoted.tax,
        line_price_before_discounts_excl_tax=quoted.before,
        line_price_before_discounts_incl_tax=quoted.before + before_tax,
        unit_price_excl_tax=quoted.unit_price,
        unit_price_incl_tax=quoted.unit_price + unit_tax,
        tax_code=quoted.tax_code,
        status=order.status,
        # The attempt's reservations hold the stock: Oscar's own bookkeeping must find nothing to give back twice.
        num_allocated=0,
    )


def _write_options(pairs: list[tuple[Any, QuotedLine]]) -> None:
    attribute = get_model("order", "LineAttribute")
    rows = {quoted.line.pk: row for row, quoted in pairs if _has_options(quoted.line)}
    if not rows:
        return
    chosen = get_model("basket", "LineAttribute").objects.filter(line__in=rows).select_related("option")
    attribute.objects.bulk_create(
        attribute(line=rows[item.line_id], option=item.option, type=item.option.code, value=item.value)
        for item in chosen
    )


def _has_options(line: Any) -> bool:
    """Oscar appends a checksum of the options to a line's reference: reading it saves a query for each line."""
    return bool(line.line_reference != f"{line.product_id}_{line.stockrecord_id}")
