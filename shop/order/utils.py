"""Writes an order; see the class for how it differs from Oscar's."""

from datetime import datetime
from typing import Any

from django.conf import settings
from oscar.core.loading import get_class, get_model

from shop.care.zones import zone_for
from shop.checkout.buyer import Buyer
from shop.checkout.quoted import Quote
from shop.dispatch.promise import promise
from shop.order.address_book import address_fields
from shop.order.line_rows import write_lines
from shop.order.models import Order
from shop.order.states import AWAITING_PAYMENT
from shop.order.voucher_use import use


class OrderCreator:
    """Differs from Oscar's: writes what was quoted instead of computing again, in few queries, and does nothing else.

    No stock (the payment attempt's reservations hold it), no mail, no `order_placed` signal: its one receiver counts
    sales for reports, which belong to paid orders and not to everybody who once clicked Pay.
    """

    def place(self, *, basket: Any, quote: Quote, buyer: Buyer, now: datetime) -> Order:
        """Write the order with everything that belongs to it, in the caller's transaction.

        Raises VoucherGone if a voucher was used up meanwhile, ValueError if the quote has problems.
        """
        if not quote.payable:
            raise ValueError("A basket with problems can't be ordered: " + quote.problems[0].message)
        order = _order(basket, quote, buyer, now)
        order.save(force_insert=True)
        write_lines(order, quote)
        _record_discounts(order, quote)
        use(order, quote.discounts, buyer.user)
        return order


def _order(basket: Any, quote: Quote, buyer: Buyer, now: datetime) -> Order:
    return Order(
        number=str(get_class("order.utils", "OrderNumberGenerator")().order_number(basket)),
        site_id=settings.SITE_ID,
        basket=basket,
        user=buyer.user,
        guest_email=buyer.email,
        currency=quote.currency,
        total_incl_tax=quote.total,
        total_excl_tax=quote.total - quote.tax,
        shipping_incl_tax=quote.shipping + quote.shipping_tax,
        shipping_excl_tax=quote.shipping,
        shipping_method=quote.method.name,
        shipping_code=quote.method.code,
        shipping_address=None if buyer.collects else _shipping_address(buyer),
        status=AWAITING_PAYMENT,
        date_placed=now,
        gift_recipient_name=buyer.gift_recipient_name,
        gift_recipient_email=buyer.gift_recipient_email,
        gift_message=buyer.gift_message,
        pickup_place=quote.pickup_place,
        jars=sum(line.quantity for line in quote.lines),
        time_zone=zone_for(quote.state, quote.zip_code).key,
        dispatch_on=None if buyer.collects else promise(now).dispatch_on,
    )


def _shipping_address(buyer: Buyer) -> Any:
    address = get_model("order", "ShippingAddress")(**address_fields(buyer))
    address.save(force_insert=True)
    return address


def _record_discounts(order: Order, quote: Quote) -> None:
    discount = get_model("order", "OrderDiscount")
    rows = [
        discount(
            order=order,
            category=discount.SHIPPING if given.on_shipping else discount.BASKET,
            offer_id=given.offer_id,
            offer_name=given.name,
            voucher_id=given.voucher_id,
            voucher_code=given.voucher_code,
            frequency=given.frequency,
            amount=given.amount,
        )
        for given in quote.discounts
    ]
    if rows:
        discount.objects.bulk_create(rows)
