"""What orders and their payments keep about people: those who bought, and those who were given a jar."""

from datetime import datetime
from typing import Any, Final

from django.db.models import Prefetch, Q, QuerySet

from shop.fulfilment.erasing import erase_buyer, erase_recipient
from shop.fulfilment.unfinished import why_unfinished
from shop.order.models import Order
from shop.payments.cents import from_cents
from shop.payments.locking import locked_all
from shop.payments.models import Attempt
from shop.privacy.registry import Row, register

ORDERS: Final = ["Order", "ShippingAddress", "BillingAddress", "Line", "LineAttribute", "OrderNote", "ShippingEvent"]
TABLES: Final = [
    *(f"order.{name}" for name in ORDERS),
    *(f"basket.{name}" for name in ("Basket", "Line", "LineAttribute")),
    *(f"payments.{name}" for name in ("Attempt", "Refund", "Dispute")),
]

FINGERPRINTS: Final = "keyed fingerprints of your network address and e-mail, from which neither can be read back"
MORE: Final[tuple[Any, ...]] = (
    "notes",
    "lines__attributes",
    Prefetch("attempt", Attempt.objects.prefetch_related("refunds", "disputes")),
)


def bought(address: str) -> QuerySet[Order]:
    """The orders of somebody, by the address typed at checkout or that of her account."""
    mine: QuerySet[Order] = Order.objects.filter(Q(guest_email__iexact=address) | Q(user__email__iexact=address))
    return mine.order_by("pk")


def received(address: str) -> QuerySet[Order]:
    """The orders that somebody was given."""
    hers: QuerySet[Order] = Order.objects.filter(gift_recipient_email__iexact=address)
    return hers.order_by("pk")


def export(address: str) -> list[Row]:
    own = bought(address).select_related("shipping_address__country", "pickup_place").prefetch_related(*MORE)
    given = received(address).select_related("shipping_address__country")
    return [*map(_order, own), *map(_present, given)]


def waits(address: str, now: datetime) -> list[str]:
    """Lock what is asked about, as every other move of an order does, and say what can't be erased yet."""
    ours = Q(pk__in=bought(address)) | Q(pk__in=received(address))
    attempts = {attempt.order_id: attempt for attempt in locked_all(Order.objects.filter(ours))}
    orders = Order.objects.filter(ours).order_by("pk").distinct()
    return [sentence for order in orders if (sentence := _why(order, attempts.get(order.pk), now))]


def erase(address: str, now: datetime) -> None:
    for order in bought(address):
        erase_buyer(order, now=now)
    for order in received(address):
        erase_recipient(order)


def _why(order: Order, attempt: Attempt | None, now: datetime) -> str:
    refunds = attempt.refunds.all() if attempt else ()
    disputes = attempt.disputes.all() if attempt else ()
    return why_unfinished(order, attempt, refunds=refunds, disputes=disputes, now=now)


def _order(order: Order) -> Row:
    return {
        "Order": order.number,
        "Placed": order.date_placed,
        "State": order.status,
        "E-mail": order.contact_email,
        "Sent to": _street(order),
        "Collected at": str(order.pickup_place or ""),
        "Bought": [_line(line) for line in order.lines.all()],
        "Delivery": f"{order.shipping_incl_tax} {order.currency}, {order.shipping_method}",
        "Sales tax": f"{order.total_incl_tax - order.total_excl_tax} {order.currency}",
        "Total": f"{order.total_incl_tax} {order.currency}",
        "A present for": [order.gift_recipient_name, order.gift_recipient_email],
        "Words on the card": order.gift_message,
        "Parcel": f"{order.carrier} {order.tracking_number}".strip(),
        "Time zone of its notes": order.time_zone,
        "Our notes": [note.message for note in order.notes.all()],
        **_payment(getattr(order, "attempt", None)),
    }


def _payment(attempt: Attempt | None) -> Row:
    if attempt is None:
        return {}
    return {
        "Paid": f"{from_cents(attempt.amount_received)} {attempt.currency}",
        "Stripe's numbers for it": [attempt.session_id or "", attempt.payment_intent_id or ""],
        "Given back": [
            f"{from_cents(refund.amount)} {attempt.currency}, {refund.state}, {refund.stripe_id or ''} {refund.reason}"
            for refund in attempt.refunds.all()
        ],
        "Disputed": [f"{from_cents(row.amount)}, {row.status}, {row.stripe_id}" for row in attempt.disputes.all()],
        "Against card testers": FINGERPRINTS if attempt.client_hash or attempt.email_hash else "",
    }


def _present(order: Order) -> Row:
    """What concerns whoever got it; what it cost and who paid is none of hers."""
    return {
        "A present for you, order": order.number,
        "Your name and e-mail": [order.gift_recipient_name, order.gift_recipient_email],
        "Sent to": _street(order) if _bears_her_name(order) else "the address that your friend gave",
        "Words on the card": order.gift_message,
    }


def _bears_her_name(order: Order) -> bool:
    """Whether the parcel went to the one who got the present; else its address is its buyer's, and none of hers."""
    address = order.shipping_address
    names = {address.first_name.casefold(), address.name.casefold()} if address else set()
    return order.gift_recipient_name.strip().casefold() in names - {""}


def _street(order: Order) -> list[str]:
    address = order.shipping_address
    return [str(field) for field in address.active_address_fields()] if address else []


def _line(line: Any) -> str:
    chosen = "".join(f", {attribute.type}: {attribute.value}" for attribute in line.attributes.all())
    return f"{line.quantity} of {line.title}{chosen}"


register(
    "Orders and payments",
    tables=TABLES,
    export=export,
    erase=erase,
    waits=waits,
    stays="Of each order its number, dates, what was bought, amounts, sales tax, state and ZIP code, and the numbers "
    "that Stripe gave the payment: tax law asks us to keep our books. Name, street, phone, e-mail and all words go.",
)
